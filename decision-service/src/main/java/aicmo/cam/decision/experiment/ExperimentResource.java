package aicmo.cam.decision.experiment;

import aicmo.cam.decision.campaign.CampaignRows;
import aicmo.cam.decision.pause.AutoPauseSettings;
import aicmo.cam.decision.pause.Thresholds;
import aicmo.cam.messaging.days.DayLength;
import aicmo.cam.rest.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the variants of a campaign compare. */
@Path("/api/cam/campaigns/{id}/experiment")
@Tag(name = "Experiment")
class ExperimentResource {
    private final CampaignRows campaigns;
    private final ArmRows arms;
    private final AutoPauseSettings settings;
    private final DayLength days;
    private final Clock clock;

    ExperimentResource(CampaignRows campaigns, ArmRows arms, AutoPauseSettings settings, DayLength days, Clock clock) {
        this.campaigns = campaigns;
        this.arms = arms;
        this.settings = settings;
        this.days = days;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "Compare the variants of each step",
            description =
                    "Looking at any time, and often, is safe: the probability that a step ever shows a wrong winner is at most"
                            + " 1 %. A lead counts once its time for an answer is over, and by an answer within that time. The wording of a variant"
                            + " should stay as it is while it is compared.")
    @APIResponse(
            responseCode = "200",
            description =
                    "Each step with variants: their rates of positive answers with bounds, the winner, or why there is none")
    @APIResponse(responseCode = "404", description = "No such campaign was started")
    public Experiment experiment(@PathParam("id") UUID campaignId) {
        Thresholds thresholds = campaigns
                .find(campaignId)
                .map(campaign -> Thresholds.of(campaign.thresholds(), settings, days))
                .orElseThrow(() -> Problem.notFound("started campaign", campaignId));
        Duration wait = thresholds.replyWait();
        Instant now = clock.instant();
        return new Experiment(
                campaignId,
                wait,
                StepExperiment.ALPHA,
                now,
                arms.read(campaignId, wait, now).stream()
                        .map(StepExperiment::of)
                        .toList());
    }
}
