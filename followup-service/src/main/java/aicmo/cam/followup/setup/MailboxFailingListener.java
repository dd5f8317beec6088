package aicmo.cam.followup.setup;

import aicmo.cam.events.MailboxFailing;
import aicmo.cam.mail.address.Address;
import aicmo.cam.messaging.intake.Intake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class MailboxFailingListener {
    private final Intake intake;
    private final SetupRows rows;

    MailboxFailingListener(Intake intake, SetupRows rows) {
        this.intake = intake;
        this.rows = rows;
    }

    @Incoming("mailbox-failing")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.each(
                records,
                MailboxFailing.class,
                event -> rows.failing(Address.of(event.address()).key(), event.occurredAt(), event.why()));
    }
}
