package aicmo.cam.decision.evaluation;

import aicmo.cam.decision.campaign.CampaignRows;
import aicmo.cam.decision.counting.Tally;
import aicmo.cam.decision.pause.AutoPauseSettings;
import aicmo.cam.messaging.days.DayLength;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Evaluates campaigns when it may matter: an event has changed what they are judged by, or mails have grown old enough to be
 * judged. Every replica does so; the pause itself is made once. The daily job is the safety net.
 */
@ApplicationScoped
class DueEvaluation {
    private static final Logger LOG = Logger.getLogger(DueEvaluation.class);
    /** Events come in flocks, a bounce beside its sending, and a whole history at once: judge when they have settled. */
    private static final Duration QUIET = Duration.ofMillis(300);

    private static final Duration SHORTEST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final Evaluations evaluations;
    private final CampaignRows campaigns;
    private final SampleRows samples;
    private final Clock clock;
    private final Duration replyWait;
    /** Where they do not settle: a small part of the time for which mails wait anyway. */
    private final Duration restless;

    private final Set<UUID> touched = ConcurrentHashMap.newKeySet();
    private final Set<UUID> daily = ConcurrentHashMap.newKeySet();
    private final Semaphore wakes = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "evaluation");
    private Instant matureSoFar = Instant.EPOCH;
    private volatile boolean stopping;

    DueEvaluation(
            Evaluations evaluations,
            CampaignRows campaigns,
            SampleRows samples,
            Clock clock,
            AutoPauseSettings settings,
            DayLength days) {
        this.evaluations = evaluations;
        this.campaigns = campaigns;
        this.samples = samples;
        this.clock = clock;
        this.replyWait = days.exactly(settings.replyWait());
        this.restless = within(Duration.ofSeconds(1), replyWait.dividedBy(100));
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        wakes.release();
        if (!thread.join(AFTER_FAILURE)) {
            thread.interrupt();
        }
    }

    void touched(@Observes Tally.Touched event) {
        touched.addAll(event.campaigns());
        wakes.release();
    }

    @Scheduled(
            cron = "{aicmo.cam.evaluation-cron}",
            timeZone = "{aicmo.cam.time-zone}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void daily() {
        List<UUID> active = campaigns.active();
        daily.addAll(active);
        touched.addAll(active);
        wakes.release();
    }

    private void run() {
        // what Kafka still holds should be heard before anything is judged
        Duration pause = restless;
        while (!stopping) {
            try {
                if (wakes.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                    settle();
                }
                pause = stopping ? SHORTEST : round();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warnf(e, "the evaluation will be tried again in %s", AFTER_FAILURE);
                pause = AFTER_FAILURE;
            }
        }
    }

    private void settle() throws InterruptedException {
        Instant end = clock.instant().plus(restless);
        do {
            wakes.drainPermits();
        } while (!stopping && clock.instant().isBefore(end) && wakes.tryAcquire(QUIET.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** Evaluates what is due; says for how long nothing will be, unless an event comes. */
    private Duration round() {
        Instant mature = clock.instant().minus(replyWait);
        touched.addAll(samples.sentBetween(matureSoFar, mature));
        Set<UUID> failed = new HashSet<>();
        for (UUID campaign : Set.copyOf(touched)) {
            touched.remove(campaign);
            try {
                evaluations.act(campaign, daily.remove(campaign));
            } catch (RuntimeException e) {
                LOG.warnf(e, "campaign %s could not be evaluated, and will be again in %s", campaign, AFTER_FAILURE);
                failed.add(campaign);
            }
        }
        matureSoFar = mature;
        touched.addAll(failed);
        Duration next = samples.firstSentAfter(mature)
                .map(sent -> within(SHORTEST, Duration.between(mature, sent)))
                .orElse(LONGEST);
        return failed.isEmpty() || next.compareTo(AFTER_FAILURE) < 0 ? next : AFTER_FAILURE;
    }

    private static Duration within(Duration shortest, Duration pause) {
        return pause.compareTo(shortest) < 0 ? shortest : pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
