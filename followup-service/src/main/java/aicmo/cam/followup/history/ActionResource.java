package aicmo.cam.followup.history;

import aicmo.cam.events.LeadState;
import aicmo.cam.followup.campaign.Campaigns;
import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.followup.definition.Step;
import aicmo.cam.followup.enrolment.EnrolmentRows;
import aicmo.cam.followup.enrolment.Enrolments;
import aicmo.cam.followup.enrolment.News;
import aicmo.cam.followup.sequence.Action;
import aicmo.cam.followup.sequence.FollowUpEngine;
import aicmo.cam.followup.sequence.Lead;
import aicmo.cam.followup.sequence.Next;
import aicmo.cam.followup.sequence.Occurrence;
import aicmo.cam.followup.sequence.StepId;
import aicmo.cam.messaging.EventId;
import aicmo.cam.rest.Problem;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a person decides about a lead, over HTTP. */
@Path("/api/cam")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Leads")
public class ActionResource {
    private final Campaigns campaigns;
    private final EnrolmentRows leads;
    private final Enrolments enrolments;
    private final LeadResource shown;
    private final FollowUpEngine engine;
    private final Clock clock;

    ActionResource(
            Campaigns campaigns,
            EnrolmentRows leads,
            Enrolments enrolments,
            LeadResource shown,
            FollowUpEngine engine,
            Clock clock) {
        this.campaigns = campaigns;
        this.leads = leads;
        this.enrolments = enrolments;
        this.shown = shown;
        this.engine = engine;
        this.clock = clock;
    }

    /** Who decides, and why. */
    record Decision(
            @NotBlank(message = "is missing: who decides?") @Size(max = 200, message = "is longer than 200 characters")
            String by,

            @Size(max = 1000, message = "is longer than 1000 characters")
            String why) {}

    @POST
    @Path("/leads/{id}/qualify")
    @Transactional
    @Operation(summary = "Takes a lead for interested: it moves to the qualified track, where its campaign has one")
    public LeadView qualify(UUID id, @NotNull(message = "the body is missing") @Valid Decision decision) {
        return decide(id, Action.Kind.QUALIFY, decision);
    }

    @POST
    @Path("/leads/{id}/suppress")
    @Transactional
    @Operation(summary = "Stops outreach to a lead")
    public LeadView suppress(UUID id, @NotNull(message = "the body is missing") @Valid Decision decision) {
        return decide(id, Action.Kind.SUPPRESS, decision);
    }

    @POST
    @Path("/leads/{id}/resume")
    @Transactional
    @Operation(
            summary = "Goes on with a lead's sequence",
            description =
                    "Whatever stopped it before counts no more, but a wish for no more mail and a dead address, which is 409.")
    public LeadView resume(UUID id, @NotNull(message = "the body is missing") @Valid Decision decision) {
        LeadView after = decide(id, Action.Kind.RESUME, decision);
        if (after.stoppedReason() != null) {
            throw Problem.conflict("the lead can't go on: " + after.stoppedReason());
        }
        return after;
    }

    @POST
    @Path("/leads/{id}/unsubscribe")
    @Transactional
    @Operation(
            summary = "Notes that a person wants no more mail",
            description = "It holds for the address, in every campaign.")
    public LeadView unsubscribe(UUID id, @NotNull(message = "the body is missing") @Valid Decision decision) {
        Lead lead = lead(id);
        Occurrence out = new Occurrence.OptedOut(EventId.next(), words("unsubscribed", decision));
        enrolments.happened(List.of(News.ofAddresses(id, News.keys(lead.person().email()), out, Map.of())));
        return shown.get(id);
    }

    @POST
    @Path("/leads/{id}/skip")
    @Transactional
    @Operation(
            summary = "Takes the next step out of a lead's sequence",
            description =
                    "The step after it follows after its own delay. 409 where no step is to come, or it was asked for already.")
    public LeadView skip(UUID id, @NotNull(message = "the body is missing") @Valid Decision decision) {
        Lead lead = enrolments.held(id).orElseThrow(() -> Problem.notFound("lead", id));
        Campaign campaign = campaigns.get(lead.campaignId());
        if (!(engine.plan(campaign).next(lead) instanceof Next.Due due)) {
            throw Problem.conflict("no step of the lead is to come that could be skipped");
        }
        Step step = due.step();
        happened(
                id,
                new Occurrence.Skipped(EventId.next(), StepId.of(step), words("skipped", decision), clock.instant()));
        return shown.get(id);
    }

    private LeadView decide(UUID id, Action.Kind kind, Decision decision) {
        if (lead(id).state() == LeadState.UNSUBSCRIBED) {
            throw Problem.conflict(
                    "the person wants no more mail; that stands. Where it is a misreading, correct the answer's class");
        }
        happened(
                id,
                new Occurrence.Decided(new Action(
                        EventId.next(), kind, clock.instant(), decision.by().strip(), decision.why())));
        return shown.get(id);
    }

    private Lead lead(UUID id) {
        return leads.load(List.of(id)).stream().findFirst().orElseThrow(() -> Problem.notFound("lead", id));
    }

    private void happened(UUID id, Occurrence what) {
        enrolments.happened(List.of(News.of(id, what, Map.of())));
    }

    private static String words(String what, Decision decision) {
        return what + " by " + decision.by().strip() + (decision.why() == null ? "" : ": " + decision.why());
    }
}
