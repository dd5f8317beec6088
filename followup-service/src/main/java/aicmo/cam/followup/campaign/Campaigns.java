package aicmo.cam.followup.campaign;

import aicmo.cam.events.CampaignStarted;
import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.followup.definition.Definition;
import aicmo.cam.followup.definition.NewCampaign;
import aicmo.cam.messaging.EventId;
import aicmo.cam.messaging.outbox.Outbox;
import aicmo.cam.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The campaigns of this service. A definition never changes, so each is read once. */
@ApplicationScoped
public class Campaigns {
    private static final int MOST_REMEMBERED = 500;

    private final CampaignRows rows;
    private final Outbox outbox;
    private final Event<CampaignMoved> moved;
    private final Clock clock;
    private final Map<UUID, Campaign> known = new ConcurrentHashMap<>();

    Campaigns(CampaignRows rows, Outbox outbox, Event<CampaignMoved> moved, Clock clock) {
        this.rows = rows;
        this.outbox = outbox;
        this.moved = moved;
        this.clock = clock;
    }

    /** @throws Problem 404 where there is none */
    public Campaign get(UUID id) {
        Campaign campaign = known.get(id);
        if (campaign == null) {
            campaign = rows.find(id).orElseThrow(() -> Problem.notFound("campaign", id));
            if (known.size() >= MOST_REMEMBERED) {
                known.clear();
            }
            known.put(id, campaign);
        }
        return campaign;
    }

    /** When it was started, which stays so until the transaction ends; empty where it was not. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Instant> startedAt(UUID id) {
        return rows.startedAt(id);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Campaign create(NewCampaign asked) {
        Campaign campaign = Definition.read(EventId.next(), asked);
        rows.insert(campaign, clock.instant());
        return campaign;
    }

    /** Starts it; a campaign that runs goes on. */
    @Transactional
    void start(UUID id) {
        Campaign campaign = get(id);
        Instant now = clock.instant();
        if (!rows.start(id, now)) {
            return;
        }
        outbox.publish(new CampaignStarted(
                EventId.next(),
                now,
                id,
                campaign.name(),
                campaign.from(),
                campaign.replyTo(),
                campaign.steps().stream()
                        .map(step -> new CampaignStarted.Step(
                                step.number(),
                                step.track().wireName(),
                                step.delay(),
                                step.subject(),
                                step.text(),
                                step.html()))
                        .toList(),
                campaign.thresholds()));
        moved.fire(new CampaignMoved.Started(campaign, now));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void pause(UUID id, long revision, boolean paused, String why) {
        if (rows.pause(id, revision, paused, why) && !paused) {
            moved.fire(new CampaignMoved.Resumed(id));
        }
    }
}
