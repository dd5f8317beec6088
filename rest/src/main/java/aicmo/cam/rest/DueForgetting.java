package aicmo.cam.rest;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

/** Forgets the keys of requests that are too old to be repeated. */
@Singleton
class DueForgetting {
    private final Jdbi jdbi;

    DueForgetting(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        jdbi.useHandle(handle ->
                handle.execute("delete from idempotent_request where asked_at < now() - interval '24 hours'"));
    }
}
