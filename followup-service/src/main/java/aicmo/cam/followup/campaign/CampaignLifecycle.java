package aicmo.cam.followup.campaign;

import aicmo.cam.events.CampaignPaused;
import aicmo.cam.events.CampaignResumed;
import aicmo.cam.followup.FollowUpConfig;
import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.followup.gate.AcceptedRows;
import aicmo.cam.followup.gate.AcceptedWarning;
import aicmo.cam.followup.lead.LackingValues;
import aicmo.cam.rest.Problem;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Starts campaigns, now or at a time, puts them away and takes them back, and keeps whether they are paused. */
@ApplicationScoped
public class CampaignLifecycle {
    private static final Logger LOG = Logger.getLogger(CampaignLifecycle.class);

    private final Campaigns campaigns;
    private final LackingValues lacking;
    private final LifecycleRows rows;
    private final StartRows starts;
    private final AcceptedRows accepted;
    private final Event<CampaignMoved> moved;
    private final FollowUpConfig config;
    private final Clock clock;

    CampaignLifecycle(
            Campaigns campaigns,
            LackingValues lacking,
            LifecycleRows rows,
            StartRows starts,
            AcceptedRows accepted,
            Event<CampaignMoved> moved,
            FollowUpConfig config,
            Clock clock) {
        this.campaigns = campaigns;
        this.lacking = lacking;
        this.rows = rows;
        this.starts = starts;
        this.accepted = accepted;
        this.moved = moved;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Whether it has started, which stays so until the transaction ends, so that leads may be imported into it.
     *
     * @throws Problem 404 where there is none, 409 where it is archived
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean openForLeads(UUID id) {
        LifecycleRows.Held held = rows.hold(id).orElseThrow(() -> Problem.notFound("campaign", id));
        if (held.archivedAt() != null) {
            throw Problem.conflict(
                    "the campaign is archived and takes no leads; unarchive it, or import them into a clone");
        }
        return held.startedAt() != null;
    }

    /**
     * Starts it now; a campaign that runs goes on.
     *
     * @param warnings that were accepted
     * @throws Problem 422 where leads can't be written to with its templates
     */
    @Transactional
    @TransactionConfiguration(timeout = Campaigns.LONGEST_CHECK_SECONDS)
    void start(UUID id, List<AcceptedWarning> warnings) {
        LifecycleRows.Held held = held(id);
        refuseArchived(held);
        Instant now = clock.instant();
        if (rows.start(id, now)) {
            lacking.refuse(campaigns.get(id));
            accepted.replace(id, warnings);
            begin(id, held.clonedFrom(), now);
        }
    }

    /**
     * Starts it where its scheduled time has come, and its templates fit its leads as at a start by hand; where they don't, that is kept.
     *
     * @return false where it did not start: for that, or since another replica was faster, or somebody cancelled it
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    @TransactionConfiguration(timeout = Campaigns.LONGEST_CHECK_SECONDS)
    boolean startScheduled(UUID id) {
        Optional<LifecycleRows.Held> held = rows.holdToChange(id);
        Instant now = clock.instant();
        if (held.isEmpty() || !starts.isDue(id, now)) {
            return false;
        }
        Optional<LackingValues.Lacking> lacking = this.lacking.find(campaigns.get(id));
        if (lacking.isPresent()) {
            starts.failed(id, StartRows.Failure.of(lacking.get()), now);
            LOG.warnf(
                    "campaign %s did not start at its time: its templates fail for %d leads; it waits for a change",
                    id, lacking.get().failed());
            return false;
        }
        if (!rows.startScheduled(id, now)) {
            return false;
        }
        begin(id, held.get().clonedFrom(), now);
        return true;
    }

    /** Keeps why {@link #startScheduled} threw, and when it is attempted again. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void startFailed(UUID id, RuntimeException why) {
        Instant now = clock.instant();
        starts.failed(id, StartRows.Failure.of(why, now), now);
    }

    /** Keeps why it may not start by itself now; that is looked at again in a while. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void startRefused(UUID id, String why) {
        Instant now = clock.instant();
        starts.failed(id, StartRows.Failure.refused(why, now), now);
    }

    private void begin(UUID id, UUID clonedFrom, Instant now) {
        Campaign campaign = campaigns.get(id);
        starts.forget(id);
        campaigns.tell(campaign, clonedFrom, now);
        moved.fire(new CampaignMoved.Started(campaign, now));
    }

    /**
     * Has it start by itself, at this time instead of any that was given before. Its leads are tried now, while somebody is there to hear
     * of it.
     *
     * @throws Problem 409 where it was started, 422 where leads can't be written to with its templates
     */
    @Transactional
    @TransactionConfiguration(timeout = Campaigns.LONGEST_CHECK_SECONDS)
    void schedule(UUID id, StartTime wanted, List<AcceptedWarning> warnings) {
        refuseArchived(notStarted(id));
        lacking.refuse(campaigns.get(id));
        StartTime.Moment moment = wanted.from(clock.instant(), config.timeZone());
        rows.schedule(id, moment.at(), moment.zone().getId());
        accepted.replace(id, warnings);
        starts.forget(id);
        moved.fire(new CampaignMoved.Scheduled(id));
    }

    /** Has it not start by itself. @throws Problem 409 where it was started */
    @Transactional
    void unschedule(UUID id) {
        notStarted(id);
        rows.schedule(id, null, null);
        accepted.replace(id, List.of());
        starts.forget(id);
    }

    /** Puts it away: it asks for no mail any more. */
    @Transactional
    void archive(UUID id) {
        held(id);
        rows.archive(id, clock.instant());
        starts.forget(id);
    }

    /** Takes it back. What came due meanwhile goes as much later as it was away, as after a pause. */
    @Transactional
    void unarchive(UUID id) {
        LifecycleRows.Held held = held(id);
        if (held.archivedAt() != null) {
            rows.unarchive(id);
            moved.fire(new CampaignMoved.Resumed(id, positive(Duration.between(held.archivedAt(), clock.instant()))));
        }
    }

    /** Deletes a draft with its leads. @throws Problem 409 where it was ever started: what was mailed stays on record */
    @Transactional
    void delete(UUID id) {
        LifecycleRows.Held held = rows.holdToDelete(id).orElseThrow(() -> Problem.notFound("campaign", id));
        if (held.startedAt() != null) {
            throw Problem.conflict("the campaign was started at " + held.startedAt()
                    + ", and what it did stays on record; archive it instead");
        }
        rows.delete(id);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void paused(CampaignPaused event) {
        rows.pause(event.campaignId(), event.revision(), event.why(), event.occurredAt());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void resumed(CampaignResumed event) {
        rows.resume(event.campaignId(), event.revision())
                .map(since -> Duration.between(since, event.occurredAt()))
                .ifPresent(pause -> moved.fire(new CampaignMoved.Resumed(event.campaignId(), positive(pause))));
    }

    private LifecycleRows.Held held(UUID id) {
        return rows.holdToChange(id).orElseThrow(() -> Problem.notFound("campaign", id));
    }

    private LifecycleRows.Held notStarted(UUID id) {
        LifecycleRows.Held held = held(id);
        if (held.startedAt() != null) {
            throw Problem.conflict("the campaign was started at " + held.startedAt() + "; pause it instead");
        }
        return held;
    }

    static void refuseArchived(LifecycleRows.Held held) {
        if (held.archivedAt() != null) {
            throw Problem.conflict("the campaign is archived; unarchive it, or clone it and go on with the clone");
        }
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
