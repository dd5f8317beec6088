package aicmo.cam.messaging.outbox;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

/** The outbox of the service's one database. */
final class OutboxBeans {
    @Produces
    @Singleton
    OutboxTable outbox(Jdbi jdbi) {
        return new OutboxTable(jdbi);
    }
}
