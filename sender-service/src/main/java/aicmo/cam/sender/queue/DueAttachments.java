package aicmo.cam.sender.queue;

import aicmo.cam.sender.mail.AttachmentTable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Deletes files that are needed no more: their mails went, or never will. */
@Singleton
class DueAttachments {
    private static final Duration FAILED_IS_KEPT = Duration.ofDays(30);
    private static final int AT_A_TIME = 100;

    private final AttachmentTable files;
    private final Clock clock;

    DueAttachments(AttachmentTable files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "15m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        int deleted;
        do {
            deleted = QuarkusTransaction.requiringNew()
                    .call(() -> files.forget(clock.instant().minus(FAILED_IS_KEPT), AT_A_TIME));
        } while (deleted == AT_A_TIME);
    }
}
