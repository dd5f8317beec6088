package aicmo.cam.sender.reply;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Forgets holds that are long over. */
@Singleton
class DueAnswerHolds {
    /** For how long it can still be looked up who released what. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final int AT_A_TIME = 5_000;

    private final AnswerHoldTable table;
    private final Clock clock;

    DueAnswerHolds(AnswerHoldTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        Instant overBy = clock.instant().minus(KEPT);
        int forgotten;
        do {
            forgotten = QuarkusTransaction.requiringNew().call(() -> table.forget(overBy, AT_A_TIME));
        } while (forgotten == AT_A_TIME);
    }
}
