package aicmo.cam.followup.history;

import aicmo.cam.events.LeadState;
import aicmo.cam.followup.campaign.Campaigns;
import aicmo.cam.followup.enrolment.EnrolmentRows;
import aicmo.cam.followup.sequence.FollowUpEngine;
import aicmo.cam.followup.sequence.Lead;
import aicmo.cam.followup.sequence.Plan;
import aicmo.cam.rest.Page;
import aicmo.cam.rest.Problem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Leads over HTTP. */
@Path("/api/cam")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Leads")
public class LeadResource {
    private final Campaigns campaigns;
    private final EnrolmentRows leads;
    private final HistoryRows history;
    private final FollowUpEngine engine;

    LeadResource(Campaigns campaigns, EnrolmentRows leads, HistoryRows history, FollowUpEngine engine) {
        this.campaigns = campaigns;
        this.leads = leads;
        this.history = history;
        this.engine = engine;
    }

    @GET
    @Path("/campaigns/{id}/leads")
    @Operation(
            summary = "Lists the leads of a campaign with every step of theirs",
            description = "A step that will never go is NOT_SENT, with the reason.")
    public Page<LeadView> list(
            UUID id,
            @QueryParam("state") LeadState state,
            @QueryParam("tag") String tag,
            @QueryParam("limit")
                    @DefaultValue("50")
                    @Min(value = 1, message = "is less than 1")
                    @Max(value = 500, message = "is more than 500")
                    int limit,
            @QueryParam("after") UUID after) {
        Plan plan = engine.plan(campaigns.get(id));
        Optional<String> paused = history.paused(id);
        List<UUID> ids = history.leads(id, state, tag, after, limit + 1);
        List<LeadView> views = leads.load(ids).stream()
                .map(lead -> LeadView.of(plan, lead, paused, null))
                .toList();
        return Page.of(views, limit, LeadView::id);
    }

    @GET
    @Path("/leads/{id}")
    @Operation(summary = "Shows a lead, every step of it, and how it came to its state")
    public LeadView get(UUID id) {
        Lead lead = leads.load(List.of(id)).stream().findFirst().orElseThrow(() -> Problem.notFound("lead", id));
        Plan plan = engine.plan(campaigns.get(lead.campaignId()));
        return LeadView.of(plan, lead, history.paused(lead.campaignId()), history.changes(id));
    }

    @GET
    @Path("/leads/{id}/timeline")
    @Operation(summary = "Tells everything that happened to a lead, in its order")
    public List<Timeline.Entry> timeline(UUID id) {
        Lead lead = leads.load(List.of(id)).stream().findFirst().orElseThrow(() -> Problem.notFound("lead", id));
        return Timeline.of(lead, history.importedAt(id), history.requestedAt(id), history.changes(id));
    }
}
