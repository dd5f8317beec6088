package aicmo.cam.followup.suppression;

import aicmo.cam.events.SuppressionChanged;
import aicmo.cam.messaging.intake.Intake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class SuppressionChangedListener {
    private final Intake intake;
    private final SuppressedRows rows;

    SuppressionChangedListener(Intake intake, SuppressedRows rows) {
        this.intake = intake;
        this.rows = rows;
    }

    @Incoming("suppression-changed")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.each(records, SuppressionChanged.class, change -> rows.change(change.added(), change.removed()));
    }
}
