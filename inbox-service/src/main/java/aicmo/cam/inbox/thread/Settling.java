package aicmo.cam.inbox.thread;

import aicmo.cam.events.ReplyIngested;
import aicmo.cam.inbox.InboxConfig;
import aicmo.cam.inbox.message.Inbound;
import aicmo.cam.inbox.message.InboundRows;
import aicmo.cam.inbox.message.Incoming;
import aicmo.cam.inbox.message.RawMessageRows;
import aicmo.cam.inbox.message.Standing;
import aicmo.cam.messaging.Traced;
import aicmo.cam.messaging.Traces;
import aicmo.cam.messaging.outbox.Outbox;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/**
 * Stores messages, finds their mails and tells of them. All of it happens in the caller's transaction.
 *
 * <p>Messages and EmailSent come at the same time. Whoever comes second must see the first, so both hold one lock from before
 * they look until they are committed.
 */
@Singleton
public class Settling {
    /** An unsure match waits for a tenth of the time that a message without any match waits. */
    private static final int SHORT_WAIT_PART = 10;
    /** Mails whose answers may be waiting: what one question brings stays bounded. */
    private static final int LOOKED_FOR_AT_ONCE = 50;

    private final Jdbi jdbi;
    private final SentRows sent;
    private final InboundRows inbound;
    private final RawMessageRows raw;
    private final Outbox outbox;
    private final InboxConfig config;
    private final Clock clock;
    private final Traces traces;

    Settling(
            Jdbi jdbi,
            SentRows sent,
            InboundRows inbound,
            RawMessageRows raw,
            Outbox outbox,
            InboxConfig config,
            Clock clock,
            Traces traces) {
        this.jdbi = jdbi;
        this.sent = sent;
        this.inbound = inbound;
        this.raw = raw;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
        this.traces = traces;
    }

    /** Takes in messages; says what those are that were not there yet. */
    public List<Standing> take(List<Incoming> messages) {
        lock();
        List<Inbound> all = messages.stream().map(Incoming::message).toList();
        List<Verdict> verdicts = verdicts(all);
        List<Standing> standings = verdicts.stream().map(this::atFirst).toList();
        List<Integer> fresh = inbound.insert(all, standings);
        raw.insert(fresh.stream().map(messages::get).toList());
        List<ReplyIngested> told = new ArrayList<>();
        fresh.forEach(at -> all.get(at).told(standings.get(at), clock.instant()).ifPresent(told::add));
        publish(told);
        return fresh.stream().map(standings::get).toList();
    }

    /** Something was told of mails, and messages may have waited for them. */
    void announced(List<Telling> mails) {
        lock();
        sent.put(mails);
        for (int from = 0; from < mails.size(); from += LOOKED_FOR_AT_ONCE) {
            lookFor(mails.subList(from, Math.min(mails.size(), from + LOOKED_FOR_AT_ONCE)));
        }
    }

    private void lookFor(List<Telling> mails) {
        List<Inbound> waiting = inbound.waitingFor(mails.stream()
                .flatMap(telling -> telling.mail().clues().stream())
                .collect(Collectors.toSet()));
        List<Verdict> verdicts = verdicts(waiting);
        for (int i = 0; i < waiting.size(); i++) {
            switch (verdicts.get(i).patience()) {
                case NONE -> settle(waiting.get(i), verdicts.get(i).atLast());
                case SHORT -> inbound.waitAtMost(waiting.get(i).id(), shortWait());
                case LONG -> {}
            }
        }
    }

    /** Messages that have waited long enough are what they seem to be; says how many there were, at most {@code limit}. */
    int overdue(int limit) {
        lock();
        List<Inbound> waiting = inbound.overdue(limit);
        List<Verdict> verdicts = verdicts(waiting);
        for (int i = 0; i < waiting.size(); i++) {
            settle(waiting.get(i), verdicts.get(i).atLast());
        }
        return waiting.size();
    }

    private void settle(Inbound message, Standing standing) {
        inbound.settle(message.id(), standing);
        Optional<ReplyIngested> told = message.told(standing, clock.instant());
        publish(told.stream().toList());
    }

    /** An answer belongs to the trace in which its mail was sent. */
    private void publish(List<ReplyIngested> told) {
        Map<UUID, String> traceparents = sent.traceparents(told.stream()
                .filter(reply -> reply.threading() != null)
                .map(reply -> reply.threading().email().emailId())
                .collect(Collectors.toSet()));
        outbox.publishTraced(told.stream()
                .map(reply -> new Traced<>(reply, trace(reply, traceparents)))
                .toList());
    }

    private Map<String, String> trace(ReplyIngested reply, Map<UUID, String> traceparents) {
        String traceparent = reply.threading() == null
                ? null
                : traceparents.get(reply.threading().email().emailId());
        return traceparent == null
                ? Map.of()
                : traces.after(Map.of("traceparent", traceparent), "take in a reply", SpanKind.INTERNAL);
    }

    private List<Verdict> verdicts(List<Inbound> messages) {
        if (messages.isEmpty()) {
            return List.of();
        }
        Known known = sent.known(messages.stream().map(Inbound::clues).toList());
        return messages.stream()
                .map(message -> Threading.of(message.clues(), known))
                .toList();
    }

    private Standing atFirst(Verdict verdict) {
        return switch (verdict.patience()) {
            case NONE -> verdict.atLast();
            case SHORT -> new Standing.Waiting(shortWait());
            case LONG -> new Standing.Waiting(config.threadWait());
        };
    }

    private Duration shortWait() {
        return config.threadWait().dividedBy(SHORT_WAIT_PART);
    }

    /** A statement of its own: only one that begins after the lock is had sees what the one before committed. */
    private void lock() {
        jdbi.useHandle(
                handle -> handle.createQuery("select pg_advisory_xact_lock(hashtextextended('cam.inbox.thread', 0))")
                        .map((rs, context) -> true)
                        .one());
    }
}
