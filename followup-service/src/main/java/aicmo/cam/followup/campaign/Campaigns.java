package aicmo.cam.followup.campaign;

import aicmo.cam.events.CampaignPaused;
import aicmo.cam.events.CampaignResumed;
import aicmo.cam.events.CampaignStarted;
import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.followup.definition.Definition;
import aicmo.cam.followup.definition.NewCampaign;
import aicmo.cam.followup.definition.Step;
import aicmo.cam.followup.definition.Variant;
import aicmo.cam.followup.lead.LackingValues;
import aicmo.cam.messaging.EventId;
import aicmo.cam.messaging.outbox.Outbox;
import aicmo.cam.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The campaigns of this service. A version of a definition never changes, so each is read once. */
@ApplicationScoped
public class Campaigns {
    private static final int MOST_REMEMBERED = 500;

    private final CampaignRows rows;
    private final LackingValues lacking;
    private final Outbox outbox;
    private final Event<CampaignMoved> moved;
    private final Clock clock;
    private final Map<UUID, Campaign> known = new ConcurrentHashMap<>();

    Campaigns(CampaignRows rows, LackingValues lacking, Outbox outbox, Event<CampaignMoved> moved, Clock clock) {
        this.rows = rows;
        this.lacking = lacking;
        this.outbox = outbox;
        this.moved = moved;
        this.clock = clock;
    }

    /** The version that holds. @throws Problem 404 where there is none */
    public Campaign get(UUID id) {
        return known(id, rows.version(id).orElseThrow(() -> Problem.notFound("campaign", id)));
    }

    private Campaign known(UUID id, int version) {
        Campaign campaign = known.get(id);
        if (campaign == null || campaign.version() != version) {
            campaign = rows.find(id, version);
            if (known.size() >= MOST_REMEMBERED) {
                known.clear();
            }
            known.put(id, campaign);
        }
        return campaign;
    }

    /** Every version, the newest first. @throws Problem 404 where there is no such campaign */
    List<CampaignVersion> versions(UUID id) {
        get(id);
        return rows.versions(id);
    }

    /** When it was started, which stays so until the transaction ends; empty where it was not. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Instant> startedAt(UUID id) {
        return rows.startedAt(id);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Campaign create(NewCampaign asked) {
        Campaign campaign = Definition.read(EventId.next(), 1, asked);
        rows.insert(campaign, clock.instant());
        return campaign;
    }

    /** Makes a draft of the same definition, without leads. @param name null for the same with "(copy)" behind it */
    @Transactional(Transactional.TxType.MANDATORY)
    Campaign copy(UUID id, String name) {
        Campaign copy = get(id).copy(EventId.next(), name);
        rows.insert(copy, clock.instant());
        return copy;
    }

    /**
     * Gives it a new version, which applies to whatever is not yet requested.
     *
     * @param version the one that is changed; null for whichever holds
     * @param by who wants it so; null where nobody said
     * @throws Problem 409 where another version holds, or the campaign is archived; 422 where leads lack what it names
     */
    @Transactional
    void redefine(UUID id, NewCampaign asked, Integer version, String by) {
        int holds = rows.holdVersion(id).orElseThrow(() -> Problem.notFound("campaign", id));
        if (version != null && version != holds) {
            throw Problem.conflict("version " + holds + " of the campaign holds, and the change is of version "
                    + version + "; read it again and repeat the change");
        }
        refuseArchived(id);
        Campaign before = known(id, holds);
        Campaign after = Definition.read(id, holds + 1, asked);
        if (after.equals(before.as(holds + 1))) {
            return;
        }
        lacking.refuse(after);
        Instant now = clock.instant();
        rows.define(after, by, now);
        if (startedAt(id).isPresent()) {
            tell(after, now);
            moved.fire(new CampaignMoved.Redefined(id));
        }
    }

    /** Puts it away: it asks for no mail any more. */
    @Transactional
    void archive(UUID id) {
        get(id);
        rows.archive(id, clock.instant());
    }

    private void refuseArchived(UUID id) {
        if (rows.archived(id)) {
            throw Problem.conflict("the campaign is archived; clone it, and go on with the clone");
        }
    }

    /** Starts it; a campaign that runs goes on. */
    @Transactional
    void start(UUID id) {
        Campaign campaign = get(id);
        refuseArchived(id);
        Instant now = clock.instant();
        if (!rows.start(id, now)) {
            return;
        }
        tell(campaign, now);
        moved.fire(new CampaignMoved.Started(campaign, now));
    }

    private void tell(Campaign campaign, Instant now) {
        outbox.publish(new CampaignStarted(
                EventId.next(),
                now,
                campaign.id(),
                campaign.name(),
                campaign.from(),
                campaign.replyTo(),
                campaign.steps().stream().map(Campaigns::told).toList(),
                campaign.thresholds()));
    }

    private static CampaignStarted.Step told(Step step) {
        Variant first = step.variants().getFirst();
        return new CampaignStarted.Step(
                step.number(),
                step.track().wireName(),
                step.delay().calendarTime(),
                first.subject(),
                first.text(),
                first.html());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void paused(CampaignPaused event) {
        rows.pause(event.campaignId(), event.revision(), event.why(), event.occurredAt());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void resumed(CampaignResumed event) {
        rows.resume(event.campaignId(), event.revision())
                .map(since -> Duration.between(since, event.occurredAt()))
                .ifPresent(pause -> moved.fire(
                        new CampaignMoved.Resumed(event.campaignId(), pause.isNegative() ? Duration.ZERO : pause)));
    }
}
