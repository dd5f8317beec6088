package aicmo.cam.sender.budget;

import aicmo.cam.sender.pace.TokenBucket;
import aicmo.cam.sender.pace.TokenBucket.Rate;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/** The token buckets of senders and domains. */
@Singleton
class BucketTable {
    private final Jdbi jdbi;
    private final Throttles throttles;

    BucketTable(Jdbi jdbi, Throttles throttles) {
        this.jdbi = jdbi;
        this.throttles = throttles;
    }

    /**
     * Holds those of these buckets that are there, in the order of their keys; those that nothing limits are not among the answer.
     *
     * @param now null for the time at which each was filled last
     */
    Map<String, TokenBucket> hold(Collection<String> keys, Instant now) {
        Map<String, TokenBucket> buckets = new HashMap<>();
        if (!keys.isEmpty()) {
            jdbi.useHandle(handle -> handle.createQuery("""
                            select * from bucket where key = any(:keys) order by key for update
                            """)
                    .bindArray("keys", String.class, keys)
                    .map((rs, context) -> read(rs, now))
                    .forEach(bucket -> bucket.ifPresent(limited -> buckets.put(limited.key, limited.bucket))));
        }
        return buckets;
    }

    /** Writes buckets that are held. */
    void write(Map<String, TokenBucket> buckets) {
        if (buckets.isEmpty()) {
            return;
        }
        List<TokenBucket> rows = List.copyOf(buckets.values());
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update bucket b set tokens = t.tokens, refilled_at = cast(t.refilled_at as timestamptz),
                            next_slot = cast(t.next_slot as timestamptz)
                        from unnest(:keys, :tokens, :refilled, :slots) as t (key, tokens, refilled_at, next_slot)
                        where b.key = t.key
                        """)
                .bindArray("keys", String.class, List.copyOf(buckets.keySet()))
                .bindArray("tokens", Double.class, each(rows, TokenBucket::tokens))
                .bindArray("refilled", String.class, each(rows, row -> row.refilledAt()
                        .toString()))
                .bindArray(
                        "slots", String.class, each(rows, row -> row.nextSlot().toString()))
                .execute());
    }

    /** Forgets up to so many buckets that are full again, that nobody took of since, and that nobody waits for. */
    int forget(Instant since, Instant now, int limit) {
        return jdbi.withHandle(handle -> {
            List<String> full = handle.createQuery("""
                            select * from bucket
                            where refilled_at < :since and next_slot < :now and (key like 'identity:%' or key like 'domain:%')
                            order by key limit :limit
                            for update
                            """)
                    .bind("since", since)
                    .bind("now", now)
                    .bind("limit", limit)
                    .map((rs, context) -> {
                        Optional<Keyed> limited = read(rs, now);
                        return limited.isEmpty() || limited.get().bucket.isFull(now) ? rs.getString("key") : "";
                    })
                    .list();
            return handle.createUpdate("delete from bucket where key = any(:keys)")
                    .bindArray("keys", String.class, full)
                    .execute();
        });
    }

    private record Keyed(String key, TokenBucket bucket) {}

    /** Empty where nothing limits it. */
    private Optional<Keyed> read(ResultSet rs, Instant now) throws SQLException {
        String key = rs.getString("key");
        Instant refilled = rs.getTimestamp("refilled_at").toInstant();
        Rate rate = throttles.rate(key, Throttles.read(rs), now == null ? refilled : now);
        if (rate == null) {
            return Optional.empty();
        }
        Instant slot = rs.getTimestamp("next_slot").toInstant();
        return Optional.of(new Keyed(key, new TokenBucket(rate, rs.getDouble("tokens"), refilled, slot)));
    }

    private static <T, R> List<R> each(Collection<T> all, Function<T, R> what) {
        return all.stream().map(what).toList();
    }
}
