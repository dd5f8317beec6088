package aicmo.cam.decision.evaluation;

import aicmo.cam.decision.campaign.CampaignRows;
import aicmo.cam.decision.metrics.Tally;
import aicmo.cam.decision.pause.AutoPauseSettings;
import aicmo.cam.decision.pause.DayLength;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
    /** Events come in flocks, a bounce beside its sending: judge when they have settled, or when they will not settle. */
    private static final Duration QUIET = Duration.ofMillis(300);

    private static final Duration RESTLESS = Duration.ofSeconds(5);
    private static final Duration SHORTEST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final DecisionEngine engine;
    private final CampaignRows campaigns;
    private final SampleRows samples;
    private final Clock clock;
    private final Duration replyWait;
    private final Set<UUID> touched = ConcurrentHashMap.newKeySet();
    private final Semaphore wakes = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "evaluation");
    private Instant matureSoFar = Instant.EPOCH;
    private volatile boolean stopping;

    DueEvaluation(
            DecisionEngine engine,
            CampaignRows campaigns,
            SampleRows samples,
            Clock clock,
            AutoPauseSettings settings,
            DayLength days) {
        this.engine = engine;
        this.campaigns = campaigns;
        this.samples = samples;
        this.clock = clock;
        this.replyWait = days.scale(settings.replyWait());
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        wakes.release();
        if (!thread.join(RESTLESS)) {
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
        touched.addAll(campaigns.active());
        wakes.release();
    }

    private void run() {
        // what Kafka still holds should be heard before anything is judged
        Duration pause = RESTLESS;
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
                LOG.warnf(e, "the evaluation will be tried again in %s", RESTLESS);
                pause = RESTLESS;
            }
        }
    }

    private void settle() throws InterruptedException {
        Instant end = clock.instant().plus(RESTLESS);
        do {
            wakes.drainPermits();
        } while (!stopping && clock.instant().isBefore(end) && wakes.tryAcquire(QUIET.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** Evaluates what is due; says for how long nothing will be, unless an event comes. */
    private Duration round() {
        Instant mature = clock.instant().minus(replyWait);
        touched.addAll(samples.sentBetween(matureSoFar, mature));
        for (UUID campaign : Set.copyOf(touched)) {
            touched.remove(campaign);
            try {
                engine.act(campaign);
            } catch (RuntimeException e) {
                touched.add(campaign);
                throw e;
            }
        }
        matureSoFar = mature;
        return samples.firstSentAfter(mature)
                .map(sent -> within(Duration.between(mature, sent)))
                .orElse(LONGEST);
    }

    private static Duration within(Duration pause) {
        return pause.compareTo(SHORTEST) < 0 ? SHORTEST : pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
