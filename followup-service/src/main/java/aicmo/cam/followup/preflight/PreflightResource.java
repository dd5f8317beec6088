package aicmo.cam.followup.preflight;

import aicmo.cam.followup.campaign.Campaigns;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Preflights over HTTP. */
@Path("/api/cam/campaigns/{id}/preflight")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Campaigns")
public class PreflightResource {
    private final Campaigns campaigns;
    private final Preflights preflights;

    PreflightResource(Campaigns campaigns, Preflights preflights) {
        this.campaigns = campaigns;
        this.preflights = preflights;
    }

    @GET
    @Operation(
            summary = "Says whether a campaign can start without harm",
            description =
                    "Each item passes, warns or fails, with what was found and what to do: the sender and the mailbox for answers, SPF,"
                            + " DKIM, DMARC and MX of the domain that writes, the templates, whom the leads are, the bounces to expect,"
                            + " and when the last mail goes. Nothing is sent, and no mail server is asked for an address.")
    @APIResponse(responseCode = "404", description = "There is no such campaign")
    public Preflight preflight(UUID id) {
        return preflights.of(campaigns.get(id));
    }
}
