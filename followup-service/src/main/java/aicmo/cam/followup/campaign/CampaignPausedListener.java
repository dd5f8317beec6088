package aicmo.cam.followup.campaign;

import aicmo.cam.events.CampaignPaused;
import aicmo.cam.messaging.intake.Intake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class CampaignPausedListener {
    private final Intake intake;
    private final CampaignLifecycle campaigns;

    CampaignPausedListener(Intake intake, CampaignLifecycle campaigns) {
        this.intake = intake;
        this.campaigns = campaigns;
    }

    @Incoming("campaign-paused")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.each(records, CampaignPaused.class, campaigns::paused);
    }
}
