package aicmo.cam.followup.setup;

import aicmo.cam.events.SenderDescribed;
import aicmo.cam.messaging.intake.Intake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class SenderDescribedListener {
    private final Intake intake;
    private final SetupRows rows;

    SenderDescribedListener(Intake intake, SetupRows rows) {
        this.intake = intake;
        this.rows = rows;
    }

    @Incoming("sender-described")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.each(
                records,
                SenderDescribed.class,
                event -> rows.describe(new SenderState(
                        event.occurredAt(),
                        event.provider(),
                        event.dryRun(),
                        event.allowList(),
                        event.postalAddress(),
                        event.publicUrl(),
                        event.publicUrlAnswers(),
                        event.publicUrlSays(),
                        event.dailyCap(),
                        event.senders(),
                        event.dkimSelectors())));
    }
}
