package aicmo.cam.sender.campaign;

import aicmo.cam.events.CampaignStarted;
import aicmo.cam.messaging.intake.Intake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class CampaignStartedListener {
    private final Intake intake;
    private final Stops stops;

    CampaignStartedListener(Intake intake, Stops stops) {
        this.intake = intake;
        this.stops = stops;
    }

    @Incoming("campaign-started")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.each(records, CampaignStarted.class, stops::started);
    }
}
