package aicmo.cam.messaging.health;

import aicmo.cam.messaging.database.SideConnections;
import aicmo.cam.messaging.outbox.OutboxTable;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Whether the database answers, and for how long the oldest event waits in its outbox. */
@Singleton
class DatabaseProbe implements HealthWatch.Probe {
    private final OutboxTable outbox;
    private final Contact contact = new Contact();
    private volatile Duration oldest = Duration.ZERO;

    DatabaseProbe(@Identifier(SideConnections.NAME) OutboxTable outbox) {
        this.outbox = outbox;
    }

    Contact contact() {
        return contact;
    }

    /** {@return the age of the oldest event in the outbox when the database last answered} */
    Duration oldest() {
        return oldest;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public void ask() {
        oldest = outbox.oldestAge();
        contact.answered();
    }

    @Override
    public void failed(String why) {
        contact.failed(why);
    }
}
