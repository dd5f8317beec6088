package aicmo.cam.inbox.message;

import aicmo.cam.inbox.InboxConfig;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;

/** Forgets raw messages that were kept long enough, a part at a time, so that no transaction grows long. */
@Singleton
class DueForgetting {
    private static final int PART = 500;

    private final RawMessageRows rows;
    private final InboxConfig config;

    DueForgetting(RawMessageRows rows, InboxConfig config) {
        this.rows = rows;
        this.config = config;
    }

    @Scheduled(every = "1h", delayed = "3m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        int forgotten;
        do {
            forgotten = rows.forget(config.keepRaw(), PART);
        } while (forgotten == PART);
    }
}
