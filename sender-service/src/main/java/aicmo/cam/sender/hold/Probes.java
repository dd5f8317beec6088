package aicmo.cam.sender.hold;

import aicmo.cam.sender.SenderSettings;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Tries whether a hold is over: when its time comes one mail goes, of all replicas together. If it is taken, the others follow; if
 * not, the hold goes on.
 */
@ApplicationScoped
public class Probes {
    private static final Logger LOG = Logger.getLogger(Probes.class);
    /** What a hand-over may take beyond the provider's answer. */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    private static final Duration KEPT_UNTRIED = Duration.ofDays(1);
    /** Longer than a mail is tried that was refused for an unclear reason. */
    private static final Duration SUSPECTED = Duration.ofDays(7);

    private final HoldTable table;
    private final HeldMailTable mails;
    private final Holds holds;
    private final DiskHold disk;
    private final Event<Disproved> disproved;
    private final SenderSettings settings;
    private final Clock clock;

    Probes(
            HoldTable table,
            HeldMailTable mails,
            Holds holds,
            DiskHold disk,
            Event<Disproved> disproved,
            SenderSettings settings,
            Clock clock) {
        this.table = table;
        this.mails = mails;
        this.holds = holds;
        this.disk = disk;
        this.disproved = disproved;
        this.settings = settings;
        this.clock = clock;
    }

    /** How many mails may be claimed, whatever their senders. */
    public enum Gate {
        OPEN,
        /** One, which tries. */
        ONE,
        CLOSED
    }

    /** Within the service, after the commit: mails went that show that these are over. */
    record Disproved(List<String> keys) {}

    /** Within the claim's transaction; who is let through for one mail keeps others out until it ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Gate gate() {
        Instant now = clock.instant();
        if (disk.at(now).isPresent()) {
            return Gate.CLOSED;
        }
        List<Hold> held = table.inForce(List.of(Hold.PROVIDER, Hold.RESTORED));
        if (held.isEmpty()) {
            return Gate.OPEN;
        }
        boolean closed = held.stream().anyMatch(hold -> hold.isClosed(now));
        return closed || table.lockLapsed(Hold.PROVIDER, now).isEmpty() ? Gate.CLOSED : Gate.ONE;
    }

    /** This mail tries whether the provider takes mails again, in the transaction that was let through for it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void begin(UUID mail) {
        table.lock(Hold.PROVIDER).ifPresent(row -> table.write(tried(row, mail)));
    }

    /** Takes a mail up for each sender that may be tried now. */
    @Transactional
    public void ofSenders() {
        Instant now = clock.instant();
        for (HoldTable.Row row : table.lockLapsed("sender:%", now)) {
            mails.takeUpOne(row.hold().key(), now).ifPresent(mail -> table.write(tried(row, mail)));
        }
    }

    /** When a sender may be tried for whom mails wait; empty where none is held. */
    public Optional<Instant> next() {
        return table.nextProbe();
    }

    /**
     * Mails that were handed over then were taken: what of these held before is over, once this transaction is committed.
     *
     * @param senders addresses and domains that they came from
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void taken(Collection<String> senders, Instant handedOverAt) {
        List<String> keys = Stream.concat(
                        Stream.of(Hold.PROVIDER), senders.stream().map(Hold::ofSender))
                .distinct()
                .toList();
        List<String> over = table.disproved(keys, handedOverAt);
        if (!over.isEmpty()) {
            disproved.fire(new Disproved(over));
        }
    }

    void end(@Observes(during = TransactionPhase.AFTER_SUCCESS) Disproved event) {
        for (String key : event.keys()) {
            try {
                holds.end(key);
                LOG.infof("%s is not held any more: a mail went", key);
            } catch (RuntimeException e) {
                LOG.warnf(e, "%s could not be lifted though a mail went; the next one that is tried lifts it", key);
            }
        }
    }

    /** What nobody has tried for a day holds no mail any more. */
    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        Instant now = clock.instant();
        table.forgotten(now.minus(KEPT_UNTRIED), now.minus(SUSPECTED)).forEach(holds::end);
    }

    private HoldTable.Row tried(HoldTable.Row row, UUID mail) {
        Hold hold = row.hold();
        Instant until = clock.instant().plus(settings.timeout()).plus(MARGIN);
        return new HoldTable.Row(
                new Hold(hold.key(), hold.since(), until, hold.why()),
                true,
                row.tries() + 1,
                mail,
                row.told(),
                row.suspects());
    }
}
