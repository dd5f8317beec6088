package aicmo.cam.followup.campaign;

import aicmo.cam.followup.gate.StartGate;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Starts the campaigns whose time has come. Every replica does so; a campaign starts once, whoever is first. */
@ApplicationScoped
public class DueStarts {
    private static final Logger LOG = Logger.getLogger(DueStarts.class);
    private static final int AT_ONCE = 100;

    private final StartRows rows;
    private final CampaignLifecycle campaigns;
    private final Campaigns definitions;
    private final StartGate gate;
    private final Clock clock;

    DueStarts(StartRows rows, CampaignLifecycle campaigns, Campaigns definitions, StartGate gate, Clock clock) {
        this.rows = rows;
        this.campaigns = campaigns;
        this.definitions = definitions;
        this.gate = gate;
        this.clock = clock;
    }

    /**
     * Starts what is due, each campaign in a transaction of its own.
     *
     * @param round takes the failure of a campaign, so that the others start
     * @return how many this replica started
     */
    public int some(Attempts round) {
        List<UUID> due = rows.due(clock.instant(), AT_ONCE);
        int started = 0;
        for (UUID campaign : due) {
            if (round.of("the scheduled start of campaign " + campaign, () -> start(campaign), false)) {
                LOG.infof("campaign %s was started as scheduled", campaign);
                started++;
            }
        }
        return started;
    }

    /** A failure is kept where a person sees it; it is attempted again when that can help. */
    private boolean start(UUID campaign) {
        try {
            Optional<String> refusal = gate.refusal(definitions.get(campaign));
            if (refusal.isPresent()) {
                LOG.warnf("campaign %s did not start at its time: %s", campaign, refusal.get());
                campaigns.startRefused(campaign, refusal.get());
                return false;
            }
            return campaigns.startScheduled(campaign);
        } catch (RuntimeException e) {
            try {
                campaigns.startFailed(campaign, e);
            } catch (RuntimeException notKept) {
                e.addSuppressed(notKept);
            }
            throw e;
        }
    }

    /** How long until a campaign is to be started; not negative; empty where none is. */
    public Optional<Duration> untilNext() {
        Instant now = clock.instant();
        return rows.next().map(at -> at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO);
    }
}
