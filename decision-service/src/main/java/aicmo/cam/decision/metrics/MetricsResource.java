package aicmo.cam.decision.metrics;

import aicmo.cam.rest.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How a campaign stands. */
@Path("/api/cam/campaigns/{id}/metrics")
@Tag(name = "Metrics")
class MetricsResource {
    private final Books books;

    MetricsResource(Books books) {
        this.books = books;
    }

    @GET
    @Operation(
            summary = "Counters and rates of a campaign",
            description = "Rates are shares of the sent mails; nothing sent makes every rate 0.")
    @APIResponse(responseCode = "200", description = "As of the last event that was handled")
    @APIResponse(responseCode = "404", description = "No such campaign was started")
    public Metrics metrics(@PathParam("id") UUID campaignId) {
        return books.metrics(campaignId).orElseThrow(() -> Problem.notFound("started campaign", campaignId));
    }
}
