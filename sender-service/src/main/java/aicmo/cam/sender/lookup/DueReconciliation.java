package aicmo.cam.sender.lookup;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Asks the provider what became of mails whose outcome is unknown; what it does not know stays for a person to decide. */
@ApplicationScoped
class DueReconciliation {
    private final Lookups lookups;

    DueReconciliation(Lookups lookups) {
        this.lookups = lookups;
    }

    @Scheduled(every = "30s", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void reconcile() {
        lookups.reconcile();
    }
}
