package aicmo.cam.followup.sequence;

import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.EmailRequested;
import aicmo.cam.events.Event;
import aicmo.cam.events.LeadChanged;
import aicmo.cam.events.MailRef;
import aicmo.cam.followup.calendar.LeadDays;
import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.followup.definition.Step;
import aicmo.cam.followup.definition.Variant;
import aicmo.cam.messaging.EventId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The state machine of a lead.
 *
 * <pre>
 *            EmailSent             positive reply
 *   NEW ───────────────► CONTACTED ───────────────► QUALIFIED     (moves to the campaign's `qualified` track, where it has one)
 *                         │ │ │ │
 *                         │ │ │ └─ negative ──────► SUPPRESSED    (outreach stops)
 *                         │ │ └─── opt-out ───────► UNSUBSCRIBED  (outreach stops, tag `unsubscribed`)
 *                         │ └───── neutral, human ► REPLIED       (sequence stops; a person takes over)
 *                         └─────── no reply, last step over ► EXHAUSTED
 *   out of office: no change of state; the next step waits for the return date, where one is given.
 *   bounce: no change of state; a hard one ends the sequence, as does a refusal that the next step would meet as well.
 *   a failed step is tried again: no change of state; the sequence waits for it, and goes on.
 *   no reply after the delay of the next step: the next step.
 *   another person of the company answered, where the campaign stops companies: NEW, CONTACTED ──► SUPPRESSED
 *   a person decides: any ──► QUALIFIED or SUPPRESSED; or back to where the sequence goes on. An opt-out stands in any case.
 * </pre>
 *
 * <p>Nothing is promised about the order across topics, so an occurrence only adds a fact, and the state follows from all facts
 * together ({@link Standing}): the same occurrences in any order, and any number of times, end in the same state. An answer
 * after EXHAUSTED still moves the lead.
 */
public final class FollowUpEngine {
    private final LeadDays day;

    /** An engine for days of that length. */
    public FollowUpEngine(LeadDays day) {
        this.day = day;
    }

    /** What this makes of the lead. The lead must be of the campaign; {@code now} stamps what is told to others. */
    public Outcome apply(Campaign campaign, Lead lead, Occurrence occurrence, Instant now) {
        Facts facts = lead.facts();
        return switch (occurrence) {
            case Occurrence.Sent sent -> settled(campaign, lead, facts.with(report(campaign, lead, sent)), sent, now);
            case Occurrence.Failed failed ->
                settled(campaign, lead, facts.with(report(campaign, lead, failed)), failed, now);
            case Occurrence.Retried again ->
                settled(campaign, lead, facts.with(report(campaign, lead, again)), again, now);
            case Occurrence.Returned back ->
                settled(campaign, lead, facts.with(report(campaign, lead, back)), back, now);
            case Occurrence.Skipped skipped -> settled(campaign, lead, facts.with(report(lead, skipped)), skipped, now);
            case Occurrence.Decided decided -> settled(campaign, lead, facts.with(decided.action()), decided, now);
            case Occurrence.Dead dead -> settled(campaign, lead, facts.bouncedBy(dead.how()), dead, now);
            case Occurrence.OptedOut out -> settled(campaign, lead, facts.unsubscribedBy(out.how()), out, now);
            case Occurrence.Answered answer -> settled(campaign, lead, facts.with(answer.verdict()), answer, now);
            case Occurrence.TimeCame time ->
                Standing.of(lead, campaign.rules()).state() == lead.state()
                        ? timeCame(campaign, lead, time, now)
                        : settled(campaign, lead, facts, time, now);
        };
    }

    private Outcome timeCame(Campaign campaign, Lead lead, Occurrence.TimeCame time, Instant now) {
        return switch (plan(campaign).next(lead, now)) {
            case Next.Due due when !due.at().isAfter(now) -> requested(campaign, lead, due.step(), now);
            case Next.GivingUp end
            when !end.at().isAfter(now) -> settled(campaign, lead, lead.facts().givenUpAt(now), time, now);
            case Next.Due later -> new Outcome(lead, List.of());
            case Next.GivingUp later -> new Outcome(lead, List.of());
            case Next.Waiting waiting -> new Outcome(lead, List.of());
            case Next.Over over -> new Outcome(lead, List.of());
        };
    }

    /** What comes next for the leads of a campaign. */
    public Plan plan(Campaign campaign) {
        return new Plan(campaign, day);
    }

    private static Outcome settled(Campaign campaign, Lead before, Facts facts, Occurrence occurrence, Instant now) {
        Lead lead = before.with(facts);
        Standing standing = Standing.of(lead, campaign.rules());
        if (standing.state() == lead.state()) {
            return new Outcome(lead, List.of());
        }
        Event change = new LeadChanged(
                EventId.next(),
                now,
                lead.id(),
                lead.campaignId(),
                lead.person().email(),
                lead.state(),
                standing.state(),
                standing.why(),
                occurrence.cause(),
                occurrence instanceof Occurrence.Decided(Action action) ? action.by() : null);
        return new Outcome(lead.in(standing.state()), List.of(change));
    }

    private static Outcome requested(Campaign campaign, Lead lead, Step step, Instant now) {
        EmailRequested request = request(campaign, lead, step, now);
        StepRecord record = new StepRecord(
                StepId.of(step), request.requestId(), StepStatus.REQUESTED, null, null, null, false, 0, now);
        return new Outcome(lead.with(lead.facts().with(record)), List.of(request));
    }

    /** What the sender is asked for when a step of a lead is due. */
    public static EmailRequested request(Campaign campaign, Lead lead, Step step, Instant now) {
        Variant variant = step.variantOf(lead.id());
        return new EmailRequested(
                EventId.next(),
                now,
                requestId(lead, StepId.of(step)),
                campaign.id(),
                lead.id(),
                step.number(),
                step.track().wireName(),
                lead.person().email(),
                lead.person().name(),
                campaign.from(),
                campaign.replyTo(),
                variant.subject(),
                variant.text(),
                variant.html(),
                lead.person().known(),
                lead.person().timeZone(),
                step.variants().size() > 1 ? variant.name() : null,
                step.id(),
                step.allowRepeat() ? true : null);
    }

    /** The same for the same step of the same lead, however often it is asked for. */
    static UUID requestId(Lead lead, StepId step) {
        UUID knownByNumber = MailRef.stepIdOf(lead.campaignId(), step.track().wireName(), step.number());
        // requests of steps that had no identity yet were named by the number
        String name = step.id().equals(knownByNumber) ? step.words() : step.id().toString();
        return UUID.nameUUIDFromBytes((lead.id() + "/" + name).getBytes(StandardCharsets.UTF_8));
    }

    /** What is reported of a step may come before it is known that it was asked for. */
    private static StepRecord report(
            Campaign campaign, Lead lead, MailedStep mailed, StepStatus status, UUID emailId, Instant at) {
        StepId id = mailed.in(campaign, lead);
        StepRecord asked = lead.steps().get(id.id());
        if (asked != null) {
            return new StepRecord(asked.id(), asked.requestId(), status, emailId, null, null, false, 0, at);
        }
        UUID request = mailed.requestId() == null ? requestId(lead, id) : mailed.requestId();
        return new StepRecord(id, request, status, emailId, null, null, false, 0, at);
    }

    private static StepRecord report(Campaign campaign, Lead lead, Occurrence.Sent sent) {
        return report(campaign, lead, sent.step(), StepStatus.SENT, sent.emailId(), sent.at());
    }

    private static StepRecord report(Campaign campaign, Lead lead, Occurrence.Returned back) {
        return report(campaign, lead, back.step(), StepStatus.SENT, back.emailId(), back.at())
                .returnedToSender();
    }

    private static StepRecord report(Campaign campaign, Lead lead, Occurrence.Failed failed) {
        StepStatus status = failed.reason() == EmailFailed.Reason.CANCELLED ? StepStatus.NOT_SENT : StepStatus.FAILED;
        String why = Stream.of(failed.reason().name(), failed.detail())
                .filter(part -> part != null && !part.isBlank())
                .reduce((code, detail) -> code + ": " + detail)
                .orElseThrow();
        return report(campaign, lead, failed.step(), status, failed.emailId(), failed.at())
                .because(failed.reason(), why)
                .tried(failed.retry());
    }

    private static StepRecord report(Lead lead, Occurrence.Skipped skipped) {
        StepRecord asked = lead.steps().get(skipped.step().id());
        UUID request = asked == null ? requestId(lead, skipped.step()) : asked.requestId();
        return new StepRecord(
                skipped.step(), request, StepStatus.NOT_SENT, null, null, skipped.why(), false, 0, skipped.at());
    }

    private static StepRecord report(Campaign campaign, Lead lead, Occurrence.Retried again) {
        return report(campaign, lead, again.step(), StepStatus.REQUESTED, again.emailId(), again.at())
                .tried(again.retry());
    }
}
