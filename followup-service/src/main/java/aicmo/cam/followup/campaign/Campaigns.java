package aicmo.cam.followup.campaign;

import aicmo.cam.events.CampaignStarted;
import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.followup.definition.Definition;
import aicmo.cam.followup.definition.NewCampaign;
import aicmo.cam.followup.definition.Step;
import aicmo.cam.followup.definition.Track;
import aicmo.cam.followup.definition.Variant;
import aicmo.cam.followup.document.CampaignVersion;
import aicmo.cam.followup.lead.LackingValues;
import aicmo.cam.messaging.EventId;
import aicmo.cam.messaging.outbox.Outbox;
import aicmo.cam.rest.Problem;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The campaigns of this service. A version of a definition never changes, so each is read once. */
@ApplicationScoped
public class Campaigns {
    private static final int MOST_REMEMBERED = 500;
    /** Its templates are tried on each lead. */
    static final int LONGEST_CHECK_SECONDS = 300;

    private final CampaignRows rows;
    private final LifecycleRows lifecycle;
    private final LackingValues lacking;
    private final Outbox outbox;
    private final Event<CampaignMoved> moved;
    private final Clock clock;
    private final Map<UUID, Campaign> known = new ConcurrentHashMap<>();

    Campaigns(
            CampaignRows rows,
            LifecycleRows lifecycle,
            LackingValues lacking,
            Outbox outbox,
            Event<CampaignMoved> moved,
            Clock clock) {
        this.rows = rows;
        this.lifecycle = lifecycle;
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

    @Transactional(Transactional.TxType.MANDATORY)
    Campaign create(NewCampaign asked) {
        Campaign campaign = Definition.read(EventId.next(), asked);
        rows.insert(campaign, null, clock.instant());
        return campaign;
    }

    /** Makes a draft of the same definition, without leads. @param name null for the same with "(copy)" behind it */
    @Transactional(Transactional.TxType.MANDATORY)
    Campaign copy(UUID id, String name) {
        LifecycleRows.Held source = lifecycle.hold(id).orElseThrow(() -> Problem.notFound("campaign", id));
        Campaign copy = get(id).copy(EventId.next(), name);
        // a draft has no thresholds but its definition's, and those of what it was cloned from
        rows.insert(copy, source.startedAt() == null ? source.clonedFrom() : id, clock.instant());
        return copy;
    }

    /**
     * Gives it a new version, which applies to whatever is not yet requested.
     *
     * @param expected the version that is changed
     * @param by who wants it so; null where nobody said
     * @throws Problem 412 or 409 where another version holds, 409 where the campaign is archived; 422 where leads lack what it names, or
     *     it is not certain which step is which
     */
    @Transactional
    @TransactionConfiguration(timeout = LONGEST_CHECK_SECONDS)
    void redefine(UUID id, NewCampaign asked, ExpectedVersion expected, String by) {
        LifecycleRows.Held held = lifecycle.holdToChange(id).orElseThrow(() -> Problem.notFound("campaign", id));
        expected.check(held.version());
        CampaignLifecycle.refuseArchived(held);
        boolean started = held.startedAt() != null;
        Campaign before = known(id, held.version());
        Campaign after = Definition.change(before, started, rows.steps(id), asked);
        if (after.equals(before.as(after.version()))) {
            return;
        }
        Set<Track> grown = grown(before, after);
        lacking.refuse(after, grown);
        Instant now = clock.instant();
        rows.define(after, by, now);
        if (started) {
            tell(after, held.clonedFrom(), now);
            moved.fire(new CampaignMoved.Redefined(id, grown));
        } else {
            moved.fire(new CampaignMoved.Scheduled(id));
        }
    }

    /** The tracks with a step that is new, or that no longer depends on the delivery of another. */
    private static Set<Track> grown(Campaign before, Campaign after) {
        return after.steps().stream()
                .filter(step -> before.step(step.id())
                        .map(was -> was.onlyIfDelivered() && !step.onlyIfDelivered())
                        .orElse(true))
                .map(Step::track)
                .collect(Collectors.toSet());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void tell(Campaign campaign, UUID clonedFrom, Instant now) {
        outbox.publish(new CampaignStarted(
                EventId.next(),
                now,
                campaign.id(),
                campaign.name(),
                campaign.from(),
                campaign.replyTo(),
                campaign.steps().stream().map(Campaigns::told).toList(),
                campaign.thresholds(),
                clonedFrom));
    }

    private static CampaignStarted.Step told(Step step) {
        Variant first = step.variants().getFirst();
        return new CampaignStarted.Step(
                step.number(),
                step.track().wireName(),
                step.delay().calendarTime(),
                first.subject(),
                first.text(),
                first.html(),
                step.id());
    }
}
