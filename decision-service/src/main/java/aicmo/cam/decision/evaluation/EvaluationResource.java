package aicmo.cam.decision.evaluation;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How a campaign is judged, and why. */
@Path("/api/cam/campaigns/{id}/evaluation")
@Tag(name = "Evaluation")
class EvaluationResource {
    private final Evaluations evaluations;

    EvaluationResource(Evaluations evaluations) {
        this.evaluations = evaluations;
    }

    @GET
    @Operation(
            summary = "Evaluate a campaign now",
            description = "Applies the rules to the figures of this moment and says what they come to, and why."
                    + " Asking pauses nothing; a campaign that may pause itself does so without being asked.")
    @APIResponse(
            responseCode = "200",
            description = "The figures, the thresholds, each rule, and the decision with its reason")
    @APIResponse(responseCode = "404", description = "No such campaign was started")
    public Evaluation evaluation(@PathParam("id") UUID campaignId) {
        return evaluations.report(campaignId);
    }
}
