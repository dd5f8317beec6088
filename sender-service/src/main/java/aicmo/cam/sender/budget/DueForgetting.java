package aicmo.cam.sender.budget;

import aicmo.cam.sender.pace.Pace;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Forgets counts that no warm-up asks for any more, and buckets that are as good as new. */
@Singleton
class DueForgetting {
    private static final Logger LOG = Logger.getLogger(DueForgetting.class);
    private static final int DAYS_KEPT = 400;
    private static final Duration BUCKETS_KEPT = Duration.ofDays(7);
    private static final int AT_ONCE = 1000;

    private final QuotaTable quotas;
    private final BucketTable buckets;
    private final Pace pace;
    private final Clock clock;

    DueForgetting(QuotaTable quotas, BucketTable buckets, Pace pace, Clock clock) {
        this.quotas = quotas;
        this.buckets = buckets;
        this.pace = pace;
        this.clock = clock;
    }

    @Scheduled(every = "6h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        Instant now = clock.instant();
        int days = QuarkusTransaction.requiringNew()
                .call(() -> quotas.forget(pace.today(now).minusDays(DAYS_KEPT)));
        int full;
        int all = 0;
        do {
            full = QuarkusTransaction.requiringNew().call(() -> buckets.forget(now.minus(BUCKETS_KEPT), now, AT_ONCE));
            all += full;
        } while (full == AT_ONCE);
        LOG.debugf("forgot %d counts of days and %d buckets", days, all);
    }
}
