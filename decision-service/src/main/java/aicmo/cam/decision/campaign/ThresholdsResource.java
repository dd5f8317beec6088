package aicmo.cam.decision.campaign;

import aicmo.cam.decision.counting.Tally;
import aicmo.cam.decision.pause.OwnThresholds;
import aicmo.cam.rest.Problem;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** By what a campaign is judged, where a person wants it otherwise than it was started. */
@Path("/api/cam/campaigns/{id}/thresholds")
@Tag(name = "Evaluation")
@Consumes(MediaType.APPLICATION_JSON)
class ThresholdsResource {
    private final CampaignRows campaigns;
    private final Tally tally;

    ThresholdsResource(CampaignRows campaigns, Tally tally) {
        this.campaigns = campaigns;
        this.tally = tally;
    }

    @GET
    @Operation(
            summary = "The campaign's own thresholds",
            description =
                    "A person's, else those it was started with. What is null is left to the installation's settings;"
                            + " the evaluation tells what is in force.")
    @APIResponse(responseCode = "200", description = "Its own")
    @APIResponse(responseCode = "404", description = "No such campaign was started")
    public OwnThresholds own(@PathParam("id") UUID campaignId) {
        return campaigns
                .find(campaignId)
                .map(Campaign::thresholds)
                .orElseThrow(() -> Problem.notFound("started campaign", campaignId));
    }

    @PUT
    @Transactional
    @Operation(
            summary = "Judge it by other thresholds from now on",
            description =
                    "All of them at once; what is left out goes back to what the campaign was started with, else to the"
                            + " installation's settings.")
    @APIResponse(responseCode = "200", description = "Its own from now on")
    @APIResponse(responseCode = "404", description = "No such campaign was started")
    public OwnThresholds ask(@PathParam("id") UUID campaignId, @Valid @NotNull OwnThresholds asked) {
        if (!campaigns.ask(campaignId, asked)) {
            throw Problem.notFound("started campaign", campaignId);
        }
        tally.touch(campaignId);
        return own(campaignId);
    }
}
