package aicmo.cam.sender.budget;

import aicmo.cam.messaging.days.DayLength;
import aicmo.cam.sender.budget.Throttle.Terms;
import aicmo.cam.sender.pace.Pace;
import aicmo.cam.sender.pace.TokenBucket.Rate;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedSet;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Slows domains down that throttle: their buckets, which all replicas share, fill more slowly. */
@Singleton
public class Throttles {
    private static final Logger LOG = Logger.getLogger(Throttles.class);
    /** What a domain without a limit is taken to take an hour; what it really takes is found by halving. */
    private static final double UNLIMITED_PER_HOUR = 1200;

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration ROUND = Duration.ofMinutes(1);

    private final Jdbi jdbi;
    private final Pace pace;
    private final DayLength day;

    Throttles(Jdbi jdbi, Pace pace, DayLength day) {
        this.jdbi = jdbi;
        this.pace = pace;
        this.day = day;
    }

    /** These domains refused emails for now, in the current transaction, which takes no other budget after this. */
    public void slowDown(SortedSet<String> domains, Instant now) {
        domains.forEach(domain -> slowDown(Pace.ofDomain(domain), now));
    }

    private void slowDown(String key, Instant now) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            insert into bucket (key, tokens, refilled_at, next_slot) values (:key, 0, :now, :now)
                            on conflict do nothing
                            """).bind("key", key).bind("now", now).execute();
            Throttle before = handle.createQuery(
                            "select allowed_per_hour, throttled_at from bucket where key = :key for update")
                    .bind("key", key)
                    .map((rs, context) -> new Row(read(rs)))
                    .one()
                    .throttle;
            Throttle after = terms(key).slower(before, now);
            if (!after.equals(before)) {
                LOG.infof("%s throttles: it gets %.0f emails an hour now", key, after.perHour());
                handle.createUpdate("""
                                update bucket set allowed_per_hour = :rate, throttled_at = :now, tokens = least(tokens, 0)
                                where key = :key
                                """)
                        .bind("key", key)
                        .bind("rate", after.perHour())
                        .bind("now", now)
                        .execute();
            }
        });
    }

    private record Row(Throttle throttle) {}

    /** The throttle of the current row; null where its domain does not throttle. */
    static Throttle read(ResultSet rs) throws SQLException {
        Timestamp at = rs.getTimestamp("throttled_at");
        return at == null ? null : new Throttle(rs.getDouble("allowed_per_hour"), at.toInstant());
    }

    /** The pace of a bucket; null where nothing limits it. @param throttle null where it does not throttle */
    Rate rate(String key, Throttle throttle, Instant now) {
        Rate usual = pace.limits(key).rate();
        return throttle == null ? usual : throttle.pace(terms(key), usual, now);
    }

    private Terms terms(String key) {
        Rate usual = pace.limits(key).rate();
        Duration recovery = day.scale(DAY);
        double ceiling = usual == null
                ? UNLIMITED_PER_HOUR * DAY.toMillis() / recovery.toMillis()
                : Math.max(1, usual.perHour());
        return new Terms(ceiling, recovery, day.scale(ROUND));
    }
}
