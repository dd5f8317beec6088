package aicmo.cam.inbox.thread;

import aicmo.cam.messaging.Transactions;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;

/** Ends the waiting of messages whose EmailSent did not come. */
@Singleton
class DueSettling {
    private static final int PART = 100;

    private final Settling settling;
    private final Transactions transactions;

    DueSettling(Settling settling, Transactions transactions) {
        this.settling = settling;
        this.transactions = transactions;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void settle() {
        int[] settled = {0};
        do {
            transactions.run(() -> settled[0] = settling.overdue(PART));
        } while (settled[0] == PART);
    }
}
