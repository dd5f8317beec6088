package aicmo.cam.sender.budget;

import aicmo.cam.sender.pace.Pace;
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
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/** The token buckets of senders and domains. */
@Singleton
class BucketTable {
    private final Jdbi jdbi;
    private final Pace pace;

    BucketTable(Jdbi jdbi, Pace pace) {
        this.jdbi = jdbi;
        this.pace = pace;
    }

    /** Holds those of these buckets that are there, in the order of their keys; all of them have a rate. */
    Map<String, TokenBucket> hold(Collection<String> keys) {
        Map<String, TokenBucket> buckets = new HashMap<>();
        if (!keys.isEmpty()) {
            jdbi.useHandle(handle -> handle.createQuery("""
                            select key, tokens, refilled_at, next_slot from bucket
                            where key = any(:keys) order by key for update
                            """)
                    .bindArray("keys", String.class, keys)
                    .map((rs, context) -> buckets.put(rs.getString("key"), read(rs, rate(rs.getString("key")))))
                    .list());
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
                            select key, tokens, refilled_at, next_slot from bucket
                            where refilled_at < :since and next_slot < :now and (key like 'identity:%' or key like 'domain:%')
                            order by key limit :limit
                            for update
                            """)
                    .bind("since", since)
                    .bind("now", now)
                    .bind("limit", limit)
                    .map((rs, context) -> {
                        String key = rs.getString("key");
                        Rate rate = rate(key);
                        return rate == null || read(rs, rate).isFull(now) ? key : "";
                    })
                    .list();
            return handle.createUpdate("delete from bucket where key = any(:keys)")
                    .bindArray("keys", String.class, full)
                    .execute();
        });
    }

    private Rate rate(String key) {
        return pace.limits(key).rate();
    }

    private static TokenBucket read(ResultSet rs, Rate rate) throws SQLException {
        return new TokenBucket(
                rate,
                rs.getDouble("tokens"),
                rs.getTimestamp("refilled_at").toInstant(),
                rs.getTimestamp("next_slot").toInstant());
    }

    private static <T, R> List<R> each(Collection<T> all, Function<T, R> what) {
        return all.stream().map(what).toList();
    }
}
