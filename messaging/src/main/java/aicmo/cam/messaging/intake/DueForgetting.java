package aicmo.cam.messaging.intake;

import aicmo.cam.messaging.MessagingConfig;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;

/** Forgets the marks of events that Kafka itself no longer keeps, a part at a time, so that no transaction grows long. */
@Singleton
class DueForgetting {
    private static final int PART = 10_000;

    private final HandledEvents handled;
    private final MessagingConfig config;

    DueForgetting(HandledEvents handled, MessagingConfig config) {
        this.handled = handled;
        this.config = config;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        int forgotten;
        do {
            forgotten = handled.prune(config.rememberHandled(), PART);
        } while (forgotten == PART);
    }
}
