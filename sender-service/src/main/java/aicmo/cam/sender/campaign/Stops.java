package aicmo.cam.sender.campaign;

import aicmo.cam.events.CampaignPaused;
import aicmo.cam.events.CampaignResumed;
import aicmo.cam.events.CampaignStarted;
import aicmo.cam.events.LeadChanged;
import aicmo.cam.sender.hold.HeldMailTable;
import aicmo.cam.sender.hold.Hold;
import aicmo.cam.sender.queue.MailDue;
import aicmo.cam.sender.queue.StoppedMails;
import aicmo.cam.sender.reply.AnswerHolds;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** What campaigns and leads do to mails: a paused campaign's wait, a stopped lead's are cancelled. */
@Singleton
class Stops {
    private final CampaignTable campaigns;
    private final LeadTable leads;
    private final StopLocks locks;
    private final StoppedMails mails;
    private final HeldMailTable held;
    private final AnswerHolds answers;
    private final Event<MailDue> due;
    private final Clock clock;

    Stops(
            CampaignTable campaigns,
            LeadTable leads,
            StopLocks locks,
            StoppedMails mails,
            HeldMailTable held,
            AnswerHolds answers,
            Event<MailDue> due,
            Clock clock) {
        this.campaigns = campaigns;
        this.leads = leads;
        this.locks = locks;
        this.mails = mails;
        this.held = held;
        this.answers = answers;
        this.due = due;
        this.clock = clock;
    }

    void started(CampaignStarted event) {
        campaigns.started(event.campaignId(), event.name());
    }

    void paused(CampaignPaused event) {
        locks.exclusively(List.of(StopLocks.ofCampaign(event.campaignId())));
        campaigns.paused(event.campaignId(), true, event.revision());
    }

    void resumed(CampaignResumed event) {
        campaigns.paused(event.campaignId(), false, event.revision());
        held.takeUp(Hold.ofCampaign(event.campaignId()), clock.instant());
        due.fire(new MailDue());
    }

    void changed(LeadChanged event) {
        answers.decided(event);
        LeadStop stop = LeadStop.of(event.to());
        if (stop != LeadStop.NONE) {
            locks.exclusively(List.of(StopLocks.ofLead(event.leadId())));
        }
        if (leads.moved(event.leadId(), event.to(), event.occurredAt()) && stop != LeadStop.NONE) {
            mails.cancel(
                    event.leadId(),
                    stop == LeadStop.MAIN_TRACK,
                    event.occurredAt(),
                    "the lead's sequence had stopped: it is " + event.to() + " (" + event.why() + ")");
        }
    }
}
