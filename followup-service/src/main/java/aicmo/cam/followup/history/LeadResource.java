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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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
            @QueryParam("state") @Parameter(schema = @Schema(implementation = LeadState.class)) String state,
            @QueryParam("tag") String tag,
            @QueryParam("limit")
                    @DefaultValue("50")
                    @Min(value = 1, message = "is less than 1")
                    @Max(value = 500, message = "is more than 500")
                    int limit,
            @QueryParam("after") String after) {
        Plan plan = engine.plan(campaigns.get(id));
        Optional<String> paused = history.paused(id);
        List<UUID> ids = history.leads(id, state(state), tag, cursor(after), limit + 1);
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

    private static LeadState state(String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        return Arrays.stream(LeadState.values())
                .filter(state -> state.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        Problem.malformed("state is '" + name + "'; there are " + Arrays.toString(LeadState.values())));
    }

    private static UUID cursor(String after) {
        try {
            return after == null || after.isBlank() ? null : UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            throw Problem.malformed("after is '" + after + "'; give the 'next' of the page before");
        }
    }
}
