package aicmo.cam.sender.campaign;

import aicmo.cam.events.LeadChanged;
import aicmo.cam.messaging.intake.Intake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class LeadChangedListener {
    private final Intake intake;
    private final Stops stops;

    LeadChangedListener(Intake intake, Stops stops) {
        this.intake = intake;
        this.stops = stops;
    }

    @Incoming("lead-changed")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.each(records, LeadChanged.class, stops::changed);
    }
}
