package aicmo.cam.followup.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks for the steps that are due and gives up on leads whose time is over. Every replica does so: a lead is claimed by one of
 * them, and its request, its new state and the mark that it was asked for stand in one transaction.
 */
@ApplicationScoped
class DueSteps {
    private static final int BATCH = 200;

    private final DueRows due;
    private final Enrolments enrolments;
    private final Clock clock;

    DueSteps(DueRows due, Enrolments enrolments, Clock clock) {
        this.due = due;
        this.enrolments = enrolments;
        this.clock = clock;
    }

    /** The campaigns that have something due now. */
    List<UUID> campaigns() {
        return due.campaigns(clock.instant());
    }

    /** Does some of what is due in a campaign; says how many leads it was. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    int some(UUID campaign) {
        List<UUID> claimed = due.claim(campaign, clock.instant(), BATCH);
        if (!claimed.isEmpty()) {
            enrolments.timeCame(claimed);
        }
        return claimed.size();
    }

    /** How long until something is due; not negative; empty where nothing will be. */
    Optional<Duration> untilNext() {
        Instant now = clock.instant();
        return due.next().map(at -> at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO);
    }
}
