package aicmo.cam.followup.enrolment;

import aicmo.cam.followup.campaign.Attempts;
import aicmo.cam.followup.campaign.DueStarts;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Keeps {@link DueSteps} and {@link DueStarts} going: sleeps until the next lead or start is due, and is woken by whatever makes one due earlier. The schedules
 * are safety nets, for what another replica did.
 */
@ApplicationScoped
class DueLoop {
    private static final Duration LONGEST_SLEEP = Duration.ofHours(1);
    private static final Duration ELSEWHERE = Duration.ofMillis(200);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final DueSteps steps;
    private final DueStarts starts;
    private final Semaphore wakes = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "due-steps");
    private volatile boolean stopping;

    DueLoop(DueSteps steps, DueStarts starts) {
        this.steps = steps;
        this.starts = starts;
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        wakes.release();
        if (!thread.join(FAREWELL)) {
            thread.interrupt();
        }
    }

    void dueChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) DueChanged changed) {
        wakes.release();
    }

    @Scheduled(every = "{aicmo.cam.followup.every}")
    void everyNowAndThen() {
        wakes.release();
    }

    @Scheduled(cron = "{aicmo.cam.no-reply.cron}", timeZone = "{aicmo.cam.time-zone}")
    void everyMorning() {
        wakes.release();
    }

    private void run() {
        while (!stopping) {
            Attempts round = new Attempts();
            int done = round.of("the round of due steps and starts", () -> all(round), 0);
            await(pauseAfter(done, round));
        }
    }

    /** A part of every campaign in turn, so that a large one does not keep the others waiting. */
    private int all(Attempts round) {
        int done = round.of("the scheduled starts", () -> starts.some(round), 0);
        for (UUID campaign : steps.campaigns()) {
            if (!stopping) {
                done += round.of("the due steps of campaign " + campaign, () -> steps.some(campaign), 0);
            }
        }
        return done;
    }

    private Duration pauseAfter(int done, Attempts round) {
        if (round.failed()) {
            return AFTER_FAILURE;
        }
        return done > 0 ? Duration.ZERO : round.of("the look for what is due next", this::pause, AFTER_FAILURE);
    }

    /** What is due and was not done is held by another replica, or by an event that is being handled. */
    private Duration pause() {
        return Stream.of(steps.untilNext(), starts.untilNext())
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .map(until -> until.isZero() ? ELSEWHERE : until)
                .filter(until -> until.compareTo(LONGEST_SLEEP) < 0)
                .orElse(LONGEST_SLEEP);
    }

    private void await(Duration atMost) {
        try {
            if (wakes.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                wakes.drainPermits();
            }
        } catch (InterruptedException e) {
            stopping = true;
            Thread.currentThread().interrupt();
        }
    }
}
