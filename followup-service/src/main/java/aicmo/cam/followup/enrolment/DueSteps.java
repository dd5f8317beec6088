package aicmo.cam.followup.enrolment;

import aicmo.cam.followup.FollowUpConfig;
import aicmo.cam.followup.campaign.Campaigns;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Asks for the steps that are due and gives up on leads whose time is over. Every replica does so: a lead is claimed by one of
 * them, and its request, its new state and the mark that it was asked for stand in one transaction.
 */
@ApplicationScoped
class DueSteps {
    private static final int BATCH = 500;
    private static final Duration[] BOUNDS = IntStream.of(1, 2, 5, 10, 20, 30, 40, 50, 75, 100, 200, 500, 1000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Campaigns campaigns;
    private final DueRows due;
    private final CapRows caps;
    private final FollowUpConfig config;
    private final Timer claims;
    private final Counter requested;
    private final Enrolments enrolments;
    private final Clock clock;

    DueSteps(
            Campaigns campaigns,
            DueRows due,
            CapRows caps,
            Enrolments enrolments,
            FollowUpConfig config,
            Clock clock,
            MeterRegistry metrics) {
        this.campaigns = campaigns;
        this.due = due;
        this.caps = caps;
        this.config = config;
        this.claims = Timer.builder("cam.followup.claim")
                .description("the claim of a batch of leads to whom a mail is due")
                .serviceLevelObjectives(BOUNDS)
                .register(metrics);
        this.requested = Counter.builder("cam.followup.requested")
                .description("mails that were asked for")
                .register(metrics);
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
        Instant now = clock.instant();
        Integer cap = campaigns.get(campaign).rules().dailyCap();
        // first, for a cap may lock the campaign, and who changes the campaign waits for claimed leads
        int mails = cap == null ? mails(campaign, now, BATCH).size() : capped(campaign, cap, now);
        List<UUID> waiting = due.claimWaiting(campaign, now, BATCH);
        if (!waiting.isEmpty()) {
            enrolments.timeCame(waiting);
        }
        return mails + waiting.size();
    }

    private Batch mails(UUID campaign, Instant now, int limit) {
        List<UUID> claimed = claims.record(() -> due.claimMails(campaign, now, limit));
        int asked = claimed.isEmpty() ? 0 : enrolments.timeCame(claimed);
        requested.increment(asked);
        return new Batch(claimed.size(), asked);
    }

    /** What is over the day's cap waits for the next day, without being looked at again and again. */
    private int capped(UUID campaign, int cap, Instant now) {
        ZoneId zone = config.timeZone();
        LocalDate today = now.atZone(zone).toLocalDate();
        int left = cap - caps.asked(campaign, today);
        if (left <= 0) {
            caps.rest(campaign, today.plusDays(1).atStartOfDay(zone).toInstant());
            return 0;
        }
        Batch batch = mails(campaign, now, Math.min(left, BATCH));
        caps.add(campaign, today, batch.asked());
        return batch.size();
    }

    private record Batch(int size, int asked) {}

    /** How long until something is due; not negative; empty where nothing will be. */
    Optional<Duration> untilNext() {
        Instant now = clock.instant();
        return due.next().map(at -> at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO);
    }
}
