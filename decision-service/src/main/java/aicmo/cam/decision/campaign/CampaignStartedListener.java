package aicmo.cam.decision.campaign;

import aicmo.cam.decision.counting.Tally;
import aicmo.cam.events.CampaignStarted;
import aicmo.cam.messaging.intake.Intake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears by which thresholds a campaign wants to be judged. */
@ApplicationScoped
class CampaignStartedListener {
    private final Intake intake;
    private final CampaignRows campaigns;
    private final Tally tally;

    CampaignStartedListener(Intake intake, CampaignRows campaigns, Tally tally) {
        this.intake = intake;
        this.campaigns = campaigns;
        this.tally = tally;
    }

    @Incoming("campaign-started")
    @Blocking
    void started(ConsumerRecords<String, byte[]> records) {
        intake.each(records, CampaignStarted.class, event -> {
            campaigns.started(event);
            tally.touch(event.campaignId());
        });
    }
}
