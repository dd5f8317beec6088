package aicmo.cam.followup.setup;

import aicmo.cam.events.MailboxRead;
import aicmo.cam.mail.address.Address;
import aicmo.cam.messaging.intake.Intake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class MailboxReadListener {
    private final Intake intake;
    private final SetupRows rows;

    MailboxReadListener(Intake intake, SetupRows rows) {
        this.intake = intake;
        this.rows = rows;
    }

    @Incoming("mailbox-read")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.each(
                records,
                MailboxRead.class,
                event -> rows.read(Address.of(event.address()).key(), event.occurredAt()));
    }
}
