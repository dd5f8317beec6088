package aicmo.cam.sender.lookup;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Learns the real Message-IDs that no webhook told, so that replies find their mail; any replica may, one question at a time. */
@ApplicationScoped
class DueMessageIds {
    private final Lookups lookups;

    DueMessageIds(Lookups lookups) {
        this.lookups = lookups;
    }

    @Scheduled(
            every = "{aicmo.resend.learn.every:1s}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void learn() {
        lookups.learnOne();
    }
}
