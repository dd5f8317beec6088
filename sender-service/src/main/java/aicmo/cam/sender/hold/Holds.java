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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** What keeps mails back as a whole, shared by all replicas: nothing it concerns is handed over until it ends or is lifted. */
@ApplicationScoped
public class Holds {
    private static final Logger LOG = Logger.getLogger(Holds.class);

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
        for (Hold hold : table.all(clock.instant())) {
            if (hold.until() == null && !hold.key().equals(Hold.RESTORED)) {
                LOG.infof("tried again after the start: %s, held since %s: %s", hold.key(), hold.since(), hold.why());
                lift(hold.key());
            }
        }
    }

    /** Why nothing at all goes now; empty where something may. */
    public Optional<Hold> ofEverything() {
        Instant now = clock.instant();
        return disk.at(now).or(() -> table.first(List.of(Hold.PROVIDER, Hold.RESTORED), now));
    }

    /** All that hold now. */
    public List<Hold> all() {
        Instant now = clock.instant();
        return Stream.concat(disk.at(now).stream(), table.all(now).stream()).toList();
    }

    /** Within the current transaction; where it begins, it is told. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void put(Hold hold) {
        if (table.find(hold.key(), hold.since()).isEmpty()) {
            outbox.publish(new SendingHeld(EventId.next(), hold.since(), hold.key(), hold.until(), hold.why()));
        }
        table.put(hold);
        LOG.warnf(
                "%s is held %s: %s",
                hold.key(), hold.until() == null ? "until a person lifts it" : "until " + hold.until(), hold.why());
    }

    /** Ends it before its time; false where there is none. */
    @Transactional
    public boolean lift(String key) {
        boolean lifted = table.remove(key);
        if (lifted) {
            mails.takeUp(key, clock.instant());
            due.fire(new MailDue());
        }
        return lifted;
    }
}
