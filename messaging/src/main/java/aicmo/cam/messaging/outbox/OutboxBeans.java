package aicmo.cam.messaging.outbox;

import aicmo.cam.messaging.database.SideConnections;
import io.smallrye.common.annotation.Identifier;
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

    /** The same table for those who only look at it: they wait for no connection that the service's work holds. */
    @Produces
    @Singleton
    @Identifier(SideConnections.NAME)
    OutboxTable watched(@Identifier(SideConnections.NAME) Jdbi jdbi) {
        return new OutboxTable(jdbi);
    }
}
