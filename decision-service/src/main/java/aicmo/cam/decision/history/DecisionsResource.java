package aicmo.cam.decision.history;

import aicmo.cam.rest.Page;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was decided about a campaign, by whom, and why. */
@Path("/api/cam/campaigns/{id}/decisions")
@Tag(name = "Evaluation")
class DecisionsResource {
    private final DecisionRows decisions;

    DecisionsResource(DecisionRows decisions) {
        this.decisions = decisions;
    }

    @GET
    @Operation(
            summary = "Every decision about a campaign, the newest first",
            description =
                    "Pauses and resumptions, and each evaluation that came to something else than the one before; the daily"
                            + " one and those that somebody asked for also where only the figures were others.")
    @APIResponse(responseCode = "200", description = "Each with its figures, and with what every rule said")
    @APIResponse(responseCode = "400", description = "after is not what a page gave as next")
    public Page<HistoryEntry> decisions(
            @PathParam("id") UUID campaignId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit,
            @QueryParam("after") @Parameter(description = "next of the page before") UUID after) {
        return Page.of(decisions.page(campaignId, after, limit + 1), limit, HistoryEntry::decisionId);
    }
}
