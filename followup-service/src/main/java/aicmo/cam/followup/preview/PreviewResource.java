package aicmo.cam.followup.preview;

import aicmo.cam.followup.campaign.Campaigns;
import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.followup.enrolment.EnrolmentRows;
import aicmo.cam.followup.sequence.Lead;
import aicmo.cam.rest.Problem;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a lead would get, over HTTP. */
@Path("/api/cam/campaigns/{id}/preview")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Campaigns")
public class PreviewResource {
    private final Campaigns campaigns;
    private final EnrolmentRows leads;
    private final Clock clock;

    PreviewResource(Campaigns campaigns, EnrolmentRows leads, Clock clock) {
        this.campaigns = campaigns;
        this.leads = leads;
        this.clock = clock;
    }

    @POST
    @Operation(
            summary = "Shows what a lead would get, step by step",
            description =
                    "Each step comes with the wording that the lead gets and with the values of its variables. Send a step's email to"
                            + " the sender's POST /api/cam/email/preview to see the mail itself. Nothing is sent or kept.")
    @APIResponse(responseCode = "404", description = "There is no such campaign, or it has no such lead")
    public CampaignPreview preview(
            UUID id,
            @QueryParam("lead")
                    @Parameter(description = "id of a lead of the campaign")
                    @NotNull(message = "is missing; give the id of a lead of the campaign")
                    UUID lead) {
        Campaign campaign = campaigns.get(id);
        Lead found = leads.load(List.of(lead)).stream()
                .filter(one -> one.campaignId().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("lead of the campaign", lead));
        return CampaignPreview.of(campaign, found, clock.instant());
    }
}
