package aicmo.cam.followup.campaign;

import aicmo.cam.followup.document.CampaignView;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Gives each answer that shows a campaign its version as the entity tag, for {@code If-Match}. */
class EntityTagProvider {
    @ServerResponseFilter
    void tag(ContainerResponseContext response) {
        if (response.getEntity() instanceof CampaignView view) {
            response.getHeaders().putSingle(HttpHeaders.ETAG, ExpectedVersion.tag(view.version()));
        }
    }
}
