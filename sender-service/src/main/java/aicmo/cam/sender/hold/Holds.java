package aicmo.cam.sender.hold;

import aicmo.cam.events.SendingHeld;
import aicmo.cam.messaging.EventId;
import aicmo.cam.messaging.outbox.Outbox;
import aicmo.cam.sender.queue.MailDue;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** What keeps mails back as a whole, shared by all replicas: nothing it concerns is handed over until it ends or is lifted. */
@ApplicationScoped
public class Holds {
    private static final Logger LOG = Logger.getLogger(Holds.class);
    private static final List<String> OF_EVERYTHING = List.of(Hold.PROVIDER, Hold.RESTORED);
    /** A shorter outage is nobody's concern: mails wait, and go. */
    private static final Duration WORTH_TELLING = Duration.ofMinutes(1);

    private final HoldTable table;
    private final HeldMailTable mails;
    private final Event<MailDue> due;
    private final Clock clock;
    private final Outbox outbox;
    private final DiskHold disk;

    Holds(HoldTable table, HeldMailTable mails, Event<MailDue> due, Clock clock, Outbox outbox, DiskHold disk) {
        this.table = table;
        this.mails = mails;
        this.due = due;
        this.clock = clock;
        this.outbox = outbox;
        this.disk = disk;
    }

    /**
     * A start is a person's answer to what only a person can mend with the provider: a new key, a verified domain. It is tried again.
     * It is none to a restored database.
     */
    @Transactional
    void start(@Observes @Priority(1) StartupEvent event) {
        for (Hold hold : table.inForce()) {
            if (hold.until() == null && !hold.key().equals(Hold.RESTORED)) {
                LOG.infof("tried again after the start: %s, held since %s: %s", hold.key(), hold.since(), hold.why());
                lift(hold.key());
            }
        }
    }

    /** Why nothing at all goes now; empty where something may, be it one mail that tries. */
    public Optional<Hold> ofEverything() {
        Instant now = clock.instant();
        return disk.at(now).or(() -> table.inForce(OF_EVERYTHING).stream()
                .filter(hold -> hold.isClosed(now))
                .findFirst());
    }

    /** Why mails wait whatever their sender, whether or not one tries now. */
    public Optional<Hold> ofWaiting() {
        return disk.at(clock.instant())
                .or(() -> table.inForce(OF_EVERYTHING).stream().findFirst());
    }

    /** All that hold now. */
    public List<Hold> all() {
        return Stream.concat(disk.at(clock.instant()).stream(), table.inForce().stream())
                .toList();
    }

    /** Within the current transaction; where it begins, it is told. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void put(Hold hold) {
        put(hold, Set.of(), true);
    }

    /**
     * As {@link #put(Hold)}, by what became of mails. What began earlier goes on; it is tried again at the later of two times, unless
     * the mail that tries is among these.
     *
     * @param tell whether others are told at once; else when it lasts
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void put(Hold hold, Collection<UUID> ids, boolean tell) {
        table.create(hold.key(), hold.since(), hold.why());
        HoldTable.Row before = table.lock(hold.key()).orElseThrow();
        boolean begins = !before.inForce();
        if (!begins && before.hold().until() == null) {
            return;
        }
        boolean tried = before.probe() != null && ids.contains(before.probe());
        Hold now = new Hold(
                hold.key(),
                before.hold().since(),
                begins || tried ? hold.until() : later(before.hold().until(), hold.until()),
                hold.why());
        boolean worth = tell || !hold.since().isBefore(now.since().plus(WORTH_TELLING));
        if (worth && !before.told()) {
            outbox.publish(new SendingHeld(EventId.next(), hold.since(), now.key(), now.until(), now.why()));
        }
        if (begins) {
            LOG.warnf(
                    "%s is held %s: %s",
                    now.key(),
                    now.until() == null ? "until a person lifts it" : "and tried again at " + now.until(),
                    now.why());
        }
        table.write(new HoldTable.Row(
                now, true, before.tries(), tried ? null : before.probe(), before.told() || worth, before.suspects()));
    }

    /** How often it was tried since it began; 0 where it does not hold. */
    public int tries(String key) {
        return table.lock(key)
                .filter(HoldTable.Row::inForce)
                .map(HoldTable.Row::tries)
                .orElse(0);
    }

    /** A person ends it before its time; false where there is none. */
    @Transactional
    public boolean lift(String key) {
        if (table.lock(key).filter(HoldTable.Row::inForce).isEmpty()) {
            return false;
        }
        mails.forgetDoubts(key);
        end(key);
        return true;
    }

    /** It is over: the mails that waited for it are due. */
    @Transactional
    void end(String key) {
        if (table.remove(key)) {
            mails.takeUp(key, clock.instant());
            due.fire(new MailDue());
        }
    }

    private static Instant later(Instant a, Instant b) {
        return b == null || b.isAfter(a) ? b : a;
    }
}
