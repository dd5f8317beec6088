package aicmo.cam.sender.dispatch;

import aicmo.cam.events.EmailFailed.Reason;
import aicmo.cam.events.EmailSent;
import aicmo.cam.messaging.EventId;
import aicmo.cam.messaging.Traced;
import aicmo.cam.messaging.Traces;
import aicmo.cam.messaging.outbox.Outbox;
import aicmo.cam.sender.SenderMetrics;
import aicmo.cam.sender.SenderSettings;
import aicmo.cam.sender.claim.Claim;
import aicmo.cam.sender.claim.Claimed;
import aicmo.cam.sender.claim.Drops;
import aicmo.cam.sender.claim.Rations;
import aicmo.cam.sender.fate.DeadAddresses;
import aicmo.cam.sender.hold.Hold;
import aicmo.cam.sender.hold.Holds;
import aicmo.cam.sender.mail.MailStatus;
import aicmo.cam.sender.mail.RenderedMail;
import aicmo.cam.sender.provider.EmailProvider;
import aicmo.cam.sender.provider.Outcome;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Writes down what became of mails, and tells of it, in the current transaction. */
@Singleton
class Outcomes {
    private final OutcomeTable mails;
    private final Drops drops;
    private final Rations rations;
    private final Holds holds;
    private final DeadAddresses dead;
    private final Outbox outbox;
    private final EmailProvider provider;
    private final SenderSettings settings;
    private final SenderMetrics metrics;
    private final Clock clock;
    private final Traces traces;

    Outcomes(
            OutcomeTable mails,
            Drops drops,
            Rations rations,
            Holds holds,
            DeadAddresses dead,
            Outbox outbox,
            EmailProvider provider,
            SenderSettings settings,
            SenderMetrics metrics,
            Clock clock,
            Traces traces) {
        this.mails = mails;
        this.drops = drops;
        this.rations = rations;
        this.holds = holds;
        this.dead = dead;
        this.outbox = outbox;
        this.provider = provider;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
        this.traces = traces;
    }

    /**
     * What became of a hand-over; what did not go gives its share of the caps back.
     *
     * @param outcomes in the order of the mails
     * @param again whether these mails were handed over before: then an answer that the provider would not take them now says
     *     nothing of the time before
     */
    void record(Claim handed, List<Outcome> outcomes, boolean again) {
        Instant now = clock.instant();
        Map<Claimed, Outcome.Accepted> accepted = new LinkedHashMap<>();
        Map<Outcome, List<Claimed>> others = new LinkedHashMap<>();
        for (int i = 0; i < outcomes.size(); i++) {
            Claimed mail = handed.mails().get(i);
            if (outcomes.get(i) instanceof Outcome.Accepted taken) {
                accepted.put(mail, taken);
            } else if (!mail.settled()) {
                others.computeIfAbsent(outcomes.get(i), outcome -> new ArrayList<>())
                        .add(mail);
            }
        }
        sent(accepted, now);
        List<Claimed> unused = new ArrayList<>();
        others.forEach((outcome, given) -> unused.addAll(notSent(given, outcome, again, now)));
        rations.giveBack(handed.quotaDay(), unused);
    }

    /** The mails that surely did not go. */
    private List<Claimed> notSent(List<Claimed> given, Outcome outcome, boolean again, Instant now) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> List.of();
            case Outcome.Unknown unknown -> {
                unknown(given, unknown.detail(), now);
                yield List.of();
            }
            case Outcome.Rejected rejected -> {
                String detail = rejected.detail() + (rejected.status() == null ? "" : " (" + rejected.status() + ")");
                given.forEach(mail -> {
                    drops.drop(mail, MailStatus.FAILED, Reason.REJECTED, detail);
                    dead.refused(mail.id(), mail.recipientKey(), rejected.status(), rejected.detail());
                });
                yield given;
            }
            case Outcome.Postponed postponed ->
                notNow(given, postponed.detail(), again, now, () -> {
                    given.forEach(mail -> postpone(mail, postponed.detail(), now));
                });
            case Outcome.Halted halted -> {
                hold(given.getFirst(), halted, now);
                yield notNow(given, halted.detail(), again, now, () -> notTaken(given, halted.detail(), now));
            }
            case Outcome.Unreached unreached ->
                notNow(given, unreached.detail(), again, now, () -> notTaken(given, unreached.detail(), now));
        };
    }

    private List<Claimed> notNow(
            List<Claimed> given, String detail, boolean again, Instant now, Runnable backIntoQueue) {
        if (again) {
            repeatLater(given, detail, now);
            return List.of();
        }
        backIntoQueue.run();
        return given;
    }

    private void sent(Map<Claimed, Outcome.Accepted> accepted, Instant now) {
        if (accepted.isEmpty()) {
            return;
        }
        Set<UUID> news = mails.sent(accepted, provider.name(), settings.dryRun(), now);
        outbox.publishTraced(accepted.entrySet().stream()
                .filter(taken -> news.contains(taken.getKey().id()))
                .map(taken -> new Traced<>(
                        event(taken.getKey(), taken.getValue(), now),
                        traces.after(taken.getKey().trace(), "send by " + provider.name(), SpanKind.CLIENT)))
                .toList());
        metrics.sent(provider.name(), settings.dryRun(), news.size());
    }

    private EmailSent event(Claimed claimed, Outcome.Accepted accepted, Instant now) {
        RenderedMail mail = claimed.mail();
        return new EmailSent(
                EventId.next(),
                now,
                claimed.ref(),
                claimed.recipient(),
                mail.from(),
                mail.replyTo() == null ? mail.from() : mail.replyTo(),
                mail.subject(),
                accepted.messageIds(),
                provider.name(),
                accepted.providerMessageId(),
                settings.dryRun());
    }

    /** It may have gone: it is found out by handing the same batch over again, where that sends nothing twice. */
    private void unknown(List<Claimed> given, String detail, Instant now) {
        if (provider.repeatable()) {
            repeatLater(given, detail, now);
        } else {
            metrics.unknown(mails.unknown(Claim.ids(given), provider.name(), detail, now));
        }
    }

    /** What is open of a batch stays as it is, and the batch is handed over again later. */
    void repeatLater(List<Claimed> open, String detail) {
        repeatLater(open, detail, clock.instant());
    }

    private void repeatLater(List<Claimed> open, String detail, Instant now) {
        Claimed first = open.getFirst();
        mails.again(
                Claim.ids(open),
                provider.name(),
                detail,
                now,
                now.plus(Backoff.ofRepeat(first.id(), first.attempts())));
        metrics.repeated(open.size());
    }

    /** What is open of a batch must not be handed over again: nobody knows whether it went. */
    void notRepeated(List<Claimed> open, String why) {
        metrics.unknown(mails.unknown(
                Claim.ids(open), "sender", "it may have gone, and is not handed over again: " + why, clock.instant()));
    }

    private void postpone(Claimed mail, String detail, Instant now) {
        int attempts = mail.attempts() + 1;
        if (attempts >= settings.maxAttempts()) {
            drops.drop(
                    mail,
                    MailStatus.FAILED,
                    Reason.RETRIES_EXHAUSTED,
                    "tried " + attempts + " times, at last " + detail);
            return;
        }
        Instant again = now.plus(Backoff.of(mail.id(), settings.retryAfter(), attempts));
        mails.postponed(mail.id(), provider.name(), detail, now, again);
        metrics.postponed();
    }

    private void notTaken(List<Claimed> given, String detail, Instant now) {
        mails.notTaken(Claim.ids(given), detail, now);
    }

    private void hold(Claimed mail, Outcome.Halted halted, Instant now) {
        String key =
                switch (halted.scope()) {
                    case PROVIDER -> Hold.PROVIDER;
                    case SENDER_DOMAIN -> Hold.ofSender(mail.senderDomain());
                };
        holds.put(new Hold(key, now, halted.until(), halted.detail()));
    }
}
