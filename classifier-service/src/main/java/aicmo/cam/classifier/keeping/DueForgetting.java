package aicmo.cam.classifier.keeping;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Forgets messages that were kept long enough, a part at a time, so that no transaction grows long. */
@Singleton
class DueForgetting {
    private static final int PART = 500;

    private final KeptMessageRows rows;
    private final KeepingConfig config;
    private final Clock clock;

    DueForgetting(KeptMessageRows rows, KeepingConfig config, Clock clock) {
        this.rows = rows;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "4m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        int forgotten;
        do {
            forgotten = rows.forget(clock.instant().minus(config.keepMessages()), PART);
        } while (forgotten == PART);
    }
}
