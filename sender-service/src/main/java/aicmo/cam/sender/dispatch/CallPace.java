package aicmo.cam.sender.dispatch;

import aicmo.cam.sender.provider.EmailProvider;
import jakarta.inject.Singleton;
import java.time.Clock;
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
    private final Clock clock;

    CallPace(Jdbi jdbi, EmailProvider provider, Clock clock) {
        this.jdbi = jdbi;
        this.provider = provider;
        this.clock = clock;
    }

    /** Waits for the next place in the line. */
    void await() throws InterruptedException {
        Duration every = provider.callEvery();
        Duration rest = provider.notBefore()
                .map(at -> Duration.between(clock.instant(), at))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
        if (every.isPositive() || rest.isPositive()) {
            Thread.sleep(place(every, rest));
        }
    }

    /**
     * How long it is to the next place.
     *
     * @param rest how long nobody should call, as the provider told this replica
     */
    private Duration place(Duration every, Duration rest) {
        double seconds = jdbi.withHandle(handle -> handle.createQuery("""
                        insert into bucket as line (key, tokens, refilled_at, next_slot)
                        values (:key, 0, clock_timestamp(), clock_timestamp() + make_interval(secs => :rest + :every))
                        on conflict (key) do update
                        set next_slot = greatest(line.next_slot, clock_timestamp() + make_interval(secs => :rest)) + make_interval(secs => :every),
                            refilled_at = clock_timestamp()
                        returning extract(epoch from next_slot - clock_timestamp()) - :every
                        """)
                .bind("key", "provider:" + provider.name())
                .bind("every", every.toNanos() / 1e9)
                .bind("rest", rest.toNanos() / 1e9)
                .mapTo(Double.class)
                .one());
        return Duration.ofNanos((long) (Math.max(0, seconds) * 1e9));
    }
}
