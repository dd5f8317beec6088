package aicmo.cam.sender.fate;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;

/**
 * Learns from a refused hand-over that an address is dead. The hand-over holds shared stop locks of that address until it is
 * committed, and another one may hold them too: two that both wanted the exclusive lock would wait for each other. So here it is
 * only noted, in the hand-over's own transaction, and comes onto the suppression list right after the commit.
 */
@Singleton
public class DeadAddresses {
    /**
     * RFC 3463, sections 3.2 and 3.3: bad mailbox, bad system, bad syntax, moved away, mailbox disabled; RFC 7505: takes no mail. A
     * full mailbox (5.2.2) or a policy (5.7.x) lives.
     */
    private static final Set<String> DEAD = Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1");

    private final DeadAddressTable table;
    private final Event<Found> found;
    private final Clock clock;

    DeadAddresses(DeadAddressTable table, Event<Found> found, Clock clock) {
        this.table = table;
        this.found = found;
        this.clock = clock;
    }

    /** Within the service, after the commit: there are dead addresses to be put on the list. */
    record Found() {}

    /**
     * A mail server refused a mail for good; nothing follows unless its status says that the address is dead. Within the transaction
     * that writes the refusal down.
     *
     * @param recipientKey as suppression compares addresses
     * @param status the enhanced status code (RFC 3463), or what else the server gave; null for none
     * @return whether the address is dead
     */
    public boolean refused(UUID emailId, String recipientKey, String status, String detail) {
        boolean isDead = status != null && DEAD.contains(status);
        if (isDead) {
            table.add(recipientKey, emailId, "refused at the hand-over (" + status + "): " + detail, clock.instant());
            found.fire(new Found());
        }
        return isDead;
    }
}
