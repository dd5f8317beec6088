package aicmo.cam.followup.campaign;

import aicmo.cam.events.CampaignResumed;
import aicmo.cam.messaging.intake.Intake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class CampaignResumedListener {
    private final Intake intake;
    private final CampaignLifecycle campaigns;

    CampaignResumedListener(Intake intake, CampaignLifecycle campaigns) {
        this.intake = intake;
        this.campaigns = campaigns;
    }

    @Incoming("campaign-resumed")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.each(records, CampaignResumed.class, campaigns::resumed);
    }
}
