package aicmo.cam.decision.counting;

import aicmo.cam.decision.metrics.Counts;
import aicmo.cam.decision.metrics.Part;
import aicmo.cam.events.BounceKind;
import aicmo.cam.events.EmailBounced;
import aicmo.cam.events.RecipientUnsubscribed;
import aicmo.cam.events.ReplyClass;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All that is known of one mail of a campaign. Facts only add up, each to the same end in whatever order and however often
 * they are told; so what the mail counts for does not depend on the order of the events.
 *
 * @param part where in its campaign it belongs, as far as anybody told
 * @param failure that the sender gave it up; null where it did not
 * @param sentAt when a provider took it, by the first who told; null before
 * @param webhookBounce what the provider told of its return; null where it told nothing
 * @param reportedBounce what the sender concluded from a delivery report in the mailbox; it falls with that report's verdict
 * @param verdicts the messages that answer it, by their id
 */
record Mail(
        UUID emailId,
        UUID campaignId,
        Part part,
        boolean queued,
        Failure failure,
        Instant sentAt,
        boolean dryRun,
        BounceKind webhookBounce,
        BounceKind reportedBounce,
        boolean unsubscribed,
        boolean complained,
        Map<UUID, Verdict> verdicts) {

    Mail {
        verdicts = Map.copyOf(verdicts);
        sentAt = sentAt == null ? null : sentAt.truncatedTo(ChronoUnit.MICROS);
    }

    static Mail unseen(UUID emailId, UUID campaignId) {
        return new Mail(emailId, campaignId, Part.UNTOLD, false, null, null, false, null, null, false, false, Map.of());
    }

    /** The same, of which it is told where it belongs. */
    Mail of(Part told) {
        Part whole = part.and(told);
        return whole.equals(part)
                ? this
                : new Mail(
                        emailId,
                        campaignId,
                        whole,
                        queued,
                        failure,
                        sentAt,
                        dryRun,
                        webhookBounce,
                        reportedBounce,
                        unsubscribed,
                        complained,
                        verdicts);
    }

    Mail afterQueuing() {
        return with(true, failure, sentAt, dryRun, webhookBounce, reportedBounce, unsubscribed, complained);
    }

    Mail afterFailing(Failure told) {
        return with(queued, told.or(failure), sentAt, dryRun, webhookBounce, reportedBounce, unsubscribed, complained);
    }

    Mail afterSending(Instant at, boolean dry) {
        Instant first = sentAt == null || at.isBefore(sentAt) ? at : sentAt;
        return with(queued, failure, first, dryRun || dry, webhookBounce, reportedBounce, unsubscribed, complained);
    }

    Mail afterBounce(BounceKind kind, EmailBounced.Via via) {
        return switch (via) {
            case WEBHOOK ->
                with(
                        queued,
                        failure,
                        sentAt,
                        dryRun,
                        worse(webhookBounce, kind),
                        reportedBounce,
                        unsubscribed,
                        complained);
            case REPLY ->
                with(
                        queued,
                        failure,
                        sentAt,
                        dryRun,
                        webhookBounce,
                        worse(reportedBounce, kind),
                        unsubscribed,
                        complained);
        };
    }

    Mail afterUnsubscribing(RecipientUnsubscribed.Via via) {
        boolean complaint = via == RecipientUnsubscribed.Via.COMPLAINT;
        return with(queued, failure, sentAt, dryRun, webhookBounce, reportedBounce, true, complained || complaint);
    }

    Mail afterAnswer(Verdict verdict) {
        Map<UUID, Verdict> more = new HashMap<>(verdicts);
        more.merge(verdict.inboundId(), verdict, Verdict::orBetter);
        return new Mail(
                emailId,
                campaignId,
                part,
                queued,
                failure,
                sentAt,
                dryRun,
                webhookBounce,
                reportedBounce,
                unsubscribed,
                complained,
                more);
    }

    boolean answered() {
        return count(Verdict::isByPerson) > 0;
    }

    boolean bounced() {
        return bounce() != null;
    }

    /** Whether somebody said stop by it, in whatever way. */
    boolean optedOut() {
        return unsubscribed || count(ReplyClass.UNSUB) > 0;
    }

    /** Whether somebody complained of it to their provider. */
    boolean complainedOf() {
        return complained || count(v -> v.replyClass() == ReplyClass.UNSUB && v.complaint()) > 0;
    }

    /** Whether it did not go, and will not. */
    boolean failed() {
        return failure != null && failure.holds(sentAt);
    }

    /** Whether a mail server refused it because the address is dead: it counts as a bounce, though it never left. */
    boolean refused() {
        return sentAt == null && failure != null && failure.bounce() == BounceKind.HARD;
    }

    /** Whether it was given up for something that others may meet as well. */
    boolean troubled() {
        return sentAt == null && failure != null && failure.isTrouble();
    }

    /** The worst that a witness says who is still believed; null where it did not come back. */
    BounceKind bounce() {
        BounceKind believed = count(Verdict::deniesBounce) > 0 ? null : reportedBounce;
        BounceKind refusal = refused() ? BounceKind.HARD : null;
        return Stream.concat(
                        Stream.of(new BounceKind[] {webhookBounce, believed, refusal}),
                        verdicts.values().stream().map(Verdict::bounce))
                .filter(Objects::nonNull)
                .reduce(null, Mail::worse);
    }

    Counts counts() {
        return new Counts(
                one(queued),
                one(sentAt != null),
                one(failed()),
                count(Verdict::isByPerson),
                count(ReplyClass.POSITIVE),
                count(ReplyClass.NEGATIVE),
                count(ReplyClass.NEUTRAL),
                one(optedOut()),
                count(ReplyClass.OOO),
                one(complainedOf()),
                one(bounced()),
                one(bounce() == BounceKind.HARD),
                one(refused()));
    }

    private long count(ReplyClass replyClass) {
        return count(verdict -> verdict.replyClass() == replyClass);
    }

    private long count(Predicate<Verdict> which) {
        return verdicts.values().stream().filter(which).count();
    }

    private static long one(boolean counts) {
        return counts ? 1 : 0;
    }

    private static BounceKind worse(BounceKind a, BounceKind b) {
        return Stream.of(new BounceKind[] {a, b})
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private Mail with(
            boolean queued,
            Failure failure,
            Instant sentAt,
            boolean dryRun,
            BounceKind webhookBounce,
            BounceKind reportedBounce,
            boolean unsubscribed,
            boolean complained) {
        return new Mail(
                emailId,
                campaignId,
                part,
                queued,
                failure,
                sentAt,
                dryRun,
                webhookBounce,
                reportedBounce,
                unsubscribed,
                complained,
                verdicts);
    }
}
