package aicmo.cam.messaging.intake;

import aicmo.cam.messaging.SqlArray;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * The table {@code handled_event}: which events this service has applied. The mark stands in the transaction of the work, so
 * both happen or neither does.
 */
public final class HandledEvents {
    private final Jdbi jdbi;

    /** The marks of the schema that this Jdbi reaches. */
    public HandledEvents(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Marks events as handled, in the current transaction and in one round trip.
     *
     * @return those that had not been marked: a modifiable set. Where another transaction is just marking one of them, this
     *     waits for its end.
     */
    public Set<UUID> firstTime(String topic, Collection<UUID> events) {
        return jdbi.withHandle(handle -> new HashSet<>(handle.createQuery("""
                        insert into handled_event (event_id, topic)
                        select distinct event, :topic from unnest(:events) as given (event) order by 1
                        on conflict do nothing
                        returning event_id
                        """)
                .bind("topic", topic)
                .bind("events", SqlArray.of("uuid", events))
                .mapTo(UUID.class)
                .list()));
    }

    /** Forgets marks older than {@code age}, at most {@code limit} of them; says how many it forgot. */
    public int prune(Duration age, int limit) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        delete from handled_event where (event_id, topic) in (
                            select event_id, topic from handled_event
                            where handled_at < now() - make_interval(secs => :seconds)
                            limit :limit
                            for update skip locked)
                        """)
                .bind("seconds", age.toSeconds())
                .bind("limit", limit)
                .execute());
    }
}
