package aicmo.cam.sender.campaign;

import aicmo.cam.events.CampaignResumed;
import aicmo.cam.messaging.intake.Intake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class CampaignResumedListener {
    private final Intake intake;
    private final Stops stops;

    CampaignResumedListener(Intake intake, Stops stops) {
        this.intake = intake;
        this.stops = stops;
    }

    @Incoming("campaign-resumed")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.each(records, CampaignResumed.class, stops::resumed);
    }
}
