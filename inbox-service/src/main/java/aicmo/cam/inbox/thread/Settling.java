package aicmo.cam.inbox.thread;

import aicmo.cam.events.ReplyIngested;
import aicmo.cam.inbox.InboxConfig;
import aicmo.cam.inbox.message.Inbound;
import aicmo.cam.inbox.message.InboundRows;
import aicmo.cam.inbox.message.Incoming;
import aicmo.cam.inbox.message.RawMessageRows;
import aicmo.cam.inbox.message.Standing;
import aicmo.cam.messaging.outbox.Outbox;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    private final Jdbi jdbi;
    private final SentRows sent;
    private final InboundRows inbound;
    private final RawMessageRows raw;
    private final Outbox outbox;
    private final InboxConfig config;
    private final Clock clock;

    Settling(
            Jdbi jdbi,
            SentRows sent,
            InboundRows inbound,
            RawMessageRows raw,
            Outbox outbox,
            InboxConfig config,
            Clock clock) {
        this.jdbi = jdbi;
        this.sent = sent;
        this.inbound = inbound;
        this.raw = raw;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
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
        outbox.publish(told);
        return fresh.stream().map(standings::get).toList();
    }

    /** Something was told of a mail, and messages may have waited for it. */
    void announced(Announced mail) {
        lock();
        sent.put(mail);
        List<Inbound> waiting = inbound.waitingFor(mail.clues());
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
        told.ifPresent(outbox::publish);
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
