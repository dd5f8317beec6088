package aicmo.cam.decision.metrics;

import aicmo.cam.rest.Problem;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How a campaign stands. */
@Path("/api/cam/campaigns/{id}/metrics")
@Tag(name = "Metrics")
class MetricsResource {
    private final MetricsRows metrics;

    MetricsResource(MetricsRows metrics) {
        this.metrics = metrics;
    }

    @GET
    @Operation(
            summary = "Counters and rates of a campaign",
            description =
                    "positive_rate is a share of the replies, every other rate one of the sent mails; nothing to divide by"
                            + " makes a rate 0. Automatic answers are no replies.")
    @APIResponse(responseCode = "200", description = "As of the last event that was handled")
    @APIResponse(responseCode = "404", description = "No such campaign was started")
    public Metrics metrics(@PathParam("id") UUID campaignId) {
        return metrics.find(campaignId).orElseThrow(() -> Problem.notFound("started campaign", campaignId));
    }

    @GET
    @Path("/parts")
    @Operation(
            summary = "The same of each step, variant and day",
            description =
                    "A mail counts for the day, in UTC, on which it was sent, whenever it is answered: so the rates of a day are"
                            + " those of what was sent on it. The parts add up to the whole. A step keeps its mails whatever its number becomes; one that"
                            + " was removed from the campaign is still told.")
    @APIResponse(responseCode = "200", description = "A row for each part, in the order of what they are divided by")
    @APIResponse(responseCode = "404", description = "No such campaign was started")
    public Parts parts(
            @PathParam("id") UUID campaignId,
            @Parameter(description = "step, variant, day, or several of them separated by commas")
                    @QueryParam("by")
                    @DefaultValue("step,variant")
                    String by) {
        Set<By> asked = By.parse(by)
                .orElseThrow(() -> Problem.malformed(
                        "by is '" + by + "'; give step, variant, day, or several of them separated by commas"));
        metrics(campaignId);
        return new Parts(campaignId, metrics.slices(campaignId, asked));
    }

    /** The parts of a campaign. */
    record Parts(UUID campaignId, List<Slice> items) {}
}
