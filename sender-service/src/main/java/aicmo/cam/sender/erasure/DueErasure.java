package aicmo.cam.sender.erasure;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;

/** Erases the mails of erased people that were on their way to the provider at that moment. */
@Singleton
class DueErasure {
    private final ErasureRows rows;

    DueErasure(ErasureRows rows) {
        this.rows = rows;
    }

    @Scheduled(every = "30s", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        QuarkusTransaction.requiringNew().run(rows::eraseMails);
    }
}
