package aicmo.cam.sender.campaign;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * What makes a stop and a hand-over exclude each other. A hand-over holds these locks, shared, from before it checks until its
 * outcome is written; whoever says stop takes them exclusively in the transaction that says it. So when the stop is committed, no
 * mail that it concerns is on its way to the provider any more, and none will be handed over later. A stop waits for at most the
 * calls that are running.
 *
 * <p>They are PostgreSQL advisory locks of the transaction: a replica that dies lets go of them at once.
 */
@Singleton
public class StopLocks {
    private static final int KINDS_OF_ORDERS = 64;

    private final Jdbi jdbi;

    StopLocks(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Held by whoever says stop, until the end of the transaction. */
    public void exclusively(Collection<String> keys) {
        lock("pg_advisory_xact_lock", keys);
    }

    /** Held by a hand-over, until the end of the transaction. */
    public void shared(Collection<String> keys) {
        lock("pg_advisory_xact_lock_shared", keys);
    }

    /** An address (as suppression compares it), or a domain. */
    public static String ofAddress(String addressOrDomain) {
        return "stop:address:" + addressOrDomain;
    }

    /**
     * What an erasure and new orders for an address exclude each other by. Of few kinds, since an order of any address takes one and many
     * are taken at once.
     */
    public static String ofOrdersFor(String address) {
        return "stop:orders:" + Math.floorMod(address.hashCode(), KINDS_OF_ORDERS);
    }

    public static String ofCampaign(UUID campaignId) {
        return "stop:campaign:" + campaignId;
    }

    public static String ofLead(UUID leadId) {
        return "stop:lead:" + leadId;
    }

    /** In one order for everybody, so that as few as possible stand in each other's way crosswise. */
    private void lock(String function, Collection<String> keys) {
        List<String> sorted = keys.stream().distinct().sorted().toList();
        jdbi.useHandle(handle -> handle.createQuery(
                        "select " + function + "(hashtextextended(key, 0)) from unnest(:keys) as key")
                .bindArray("keys", String.class, sorted)
                .mapTo(String.class)
                .list());
    }
}
