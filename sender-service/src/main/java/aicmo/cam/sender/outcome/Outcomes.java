package aicmo.cam.sender.outcome;

import aicmo.cam.events.EmailSent;
import aicmo.cam.messaging.EventId;
import aicmo.cam.messaging.Traced;
import aicmo.cam.messaging.Traces;
import aicmo.cam.messaging.outbox.Outbox;
import aicmo.cam.sender.SenderMetrics;
import aicmo.cam.sender.SenderSettings;
import aicmo.cam.sender.budget.Throttles;
import aicmo.cam.sender.claim.Claim;
import aicmo.cam.sender.claim.Claimed;
import aicmo.cam.sender.claim.Rations;
import aicmo.cam.sender.hold.Probes;
import aicmo.cam.sender.mail.RenderedMail;
import aicmo.cam.sender.provider.EmailProvider;
import aicmo.cam.sender.provider.Outcome;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes down what became of mails, and tells of it, in the current transaction. */
@Singleton
public class Outcomes {
    private final OutcomeTable mails;
    private final NotSent notSent;
    private final Probes probes;
    private final Rations rations;
    private final Throttles throttles;
    private final Outbox outbox;
    private final EmailProvider provider;
    private final SenderSettings settings;
    private final SenderMetrics metrics;
    private final Clock clock;
    private final Traces traces;

    public Outcomes(
            OutcomeTable mails,
            NotSent notSent,
            Probes probes,
            Rations rations,
            Throttles throttles,
            Outbox outbox,
            EmailProvider provider,
            SenderSettings settings,
            SenderMetrics metrics,
            Clock clock,
            Traces traces) {
        this.mails = mails;
        this.notSent = notSent;
        this.probes = probes;
        this.rations = rations;
        this.throttles = throttles;
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
    public void record(Claim handed, List<Outcome> outcomes, boolean again) {
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
        if (outcomes.stream().allMatch(Outcome.Unreached.class::isInstance)) {
            notSent.away(handed.mails(), (Outcome.Unreached) outcomes.getFirst(), now);
        }
        List<Claimed> unused = new ArrayList<>();
        others.forEach((outcome, given) -> unused.addAll(notSent(given, outcome, again, now)));
        rations.giveBack(handed.quotaDay(), unused);
        // Last: a claim takes caps before buckets, too.
        throttles.slowDown(throttling(others), now);
    }

    /** The mails that surely did not go, and give their share back. */
    private List<Claimed> notSent(List<Claimed> given, Outcome outcome, boolean again, Instant now) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> List.of();
            case Outcome.Unknown unknown -> {
                unknown(given, unknown.detail(), now);
                yield List.of();
            }
            case Outcome.Rejected rejected -> {
                given.forEach(mail -> notSent.rejected(mail, rejected.status(), rejected.detail()));
                yield given;
            }
            case Outcome.CopyRejected rejected -> {
                given.forEach(mail -> notSent.rejected(mail, rejected));
                yield given;
            }
            case Outcome.Postponed postponed ->
                notNow(given, postponed.detail(), again, now, () -> {
                    given.forEach(mail -> notSent.postponed(mail, postponed.detail(), false, now));
                });
            case Outcome.SenderRefused refused ->
                notNow(given, refused.detail(), again, now, () -> notSent.senderRefused(given, refused, now));
            case Outcome.Halted halted -> {
                notSent.hold(given, halted, now);
                yield notNow(
                        given, halted.detail(), again, now, () -> notSent.backIntoQueue(given, halted.detail(), now));
            }
            case Outcome.Unreached unreached ->
                notNow(
                        given,
                        unreached.detail(),
                        again,
                        now,
                        () -> notSent.backIntoQueue(given, unreached.detail(), now));
        };
    }

    private static SortedSet<String> throttling(Map<Outcome, List<Claimed>> others) {
        SortedSet<String> domains = new TreeSet<>();
        others.forEach((outcome, given) -> {
            if (outcome instanceof Outcome.Postponed postponed && postponed.throttled()) {
                given.forEach(mail -> domains.add(mail.recipientDomain()));
            }
        });
        return domains;
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
        Map<UUID, Instant> news = mails.sent(accepted, provider.name(), settings.dryRun(), now);
        outbox.publishTraced(accepted.entrySet().stream()
                .filter(taken -> news.containsKey(taken.getKey().id()))
                .map(taken -> new Traced<>(
                        event(taken.getKey(), taken.getValue(), now),
                        traces.after(taken.getKey().trace(), "send by " + provider.name(), SpanKind.CLIENT)))
                .toList());
        metrics.sent(provider.name(), settings.dryRun(), news.size());
        if (!settings.dryRun()) {
            news.values().stream().min(Comparator.naturalOrder()).ifPresent(at -> probes.taken(senders(accepted), at));
        }
    }

    private static Set<String> senders(Map<Claimed, Outcome.Accepted> accepted) {
        return accepted.keySet().stream()
                .flatMap(mail -> Stream.of(mail.identity(), mail.senderDomain()))
                .collect(Collectors.toSet());
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
                settings.dryRun(),
                mail.copies());
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
    public void repeatLater(List<Claimed> open, String detail) {
        repeatLater(open, detail, clock.instant());
    }

    private void repeatLater(List<Claimed> open, String detail, Instant now) {
        Claimed first = open.getFirst();
        mails.again(
                Claim.ids(open),
                provider.name(),
                detail,
                now,
                now.plus(RetrySchedule.ofRepeat(first.id(), first.attempts())));
        metrics.repeated(open.size());
    }

    /** What is open of a batch must not be handed over again: nobody knows whether it went. */
    public void notRepeated(List<Claimed> open, String why) {
        metrics.unknown(mails.unknown(
                Claim.ids(open), "sender", "it may have gone, and is not handed over again: " + why, clock.instant()));
    }
}
