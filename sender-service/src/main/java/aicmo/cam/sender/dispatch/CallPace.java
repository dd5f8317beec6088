package aicmo.cam.sender.dispatch;

import aicmo.cam.sender.provider.EmailProvider;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/**
 * Spaces the calls of the provider out as it told, those of all replicas together: each call takes a place in one line, by the
 * database's clock, and waits for it. A place that nobody took is gone, so there is no burst after a pause.
 */
@Singleton
class CallPace {
    private final Jdbi jdbi;
    private final EmailProvider provider;

    CallPace(Jdbi jdbi, EmailProvider provider) {
        this.jdbi = jdbi;
        this.provider = provider;
    }

    /** Waits for the next place in the line. */
    void await() throws InterruptedException {
        Duration every = provider.callEvery();
        if (!every.isZero()) {
            Thread.sleep(place(every));
        }
    }

    private Duration place(Duration every) {
        double seconds = jdbi.withHandle(handle -> handle.createQuery("""
                        insert into bucket as line (key, tokens, refilled_at, next_slot)
                        values (:key, 0, clock_timestamp(), clock_timestamp() + make_interval(secs => :every))
                        on conflict (key) do update
                        set next_slot = greatest(line.next_slot, clock_timestamp()) + make_interval(secs => :every),
                            refilled_at = clock_timestamp()
                        returning extract(epoch from next_slot - clock_timestamp()) - :every
                        """)
                .bind("key", "provider:" + provider.name())
                .bind("every", every.toNanos() / 1e9)
                .mapTo(Double.class)
                .one());
        return Duration.ofNanos((long) (Math.max(0, seconds) * 1e9));
    }
}
