package aicmo.cam.sender.dispatch;

import aicmo.cam.sender.SenderSettings;
import aicmo.cam.sender.claim.Claim;
import aicmo.cam.sender.claim.Claimed;
import aicmo.cam.sender.claim.Claims;
import aicmo.cam.sender.claim.Releases;
import aicmo.cam.sender.dispatch.HandOver.Reach;
import aicmo.cam.sender.provider.EmailProvider;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Sends what is due, over as many lanes as the provider takes calls at a time; each claims for itself. */
@Singleton
class Dispatch {
    private static final Logger LOG = Logger.getLogger(Dispatch.class);

    private static final int CALLS_A_CLAIM = 5;
    private static final int MOST_LANES = 10_000;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Claims claims;
    private final Repeats repeats;
    private final HandOver handOver;
    private final Releases releases;
    private final CallPace pace;
    private final EmailProvider provider;
    private final int lanes;
    private final ExecutorService threads;
    private final AtomicBoolean stopping = new AtomicBoolean();

    Dispatch(
            Claims claims,
            Repeats repeats,
            HandOver handOver,
            Releases releases,
            CallPace pace,
            EmailProvider provider,
            SenderSettings settings,
            @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int pool) {
        this.claims = claims;
        this.repeats = repeats;
        this.handOver = handOver;
        this.releases = releases;
        this.pace = pace;
        this.provider = provider;
        this.lanes = settings.dryRun() ? 1 : provider.connections();
        new LaneConnections(lanes, pool).check();
        this.threads = Executors.newCachedThreadPool(
                Thread.ofPlatform().name("hand-over-", 1).factory());
    }

    /** Sends until nothing is due or nothing may go. */
    void run() {
        Run run = new Run();
        List<Future<?>> running = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            running.add(threads.submit(() -> lane(run)));
        }
        running.forEach(Dispatch::await);
    }

    /** The hand-overs that run are finished, the mails behind them go back into the queue. */
    void stop() {
        stopping.set(true);
    }

    /** What the lanes of one run tell each other. */
    private static final class Run {
        private final AtomicBoolean over = new AtomicBoolean();
        private final AtomicInteger idle = new AtomicInteger();
        private final Semaphore more = new Semaphore(0);

        void heard(Reach reach) {
            if (reach != Reach.REACHED) {
                end();
            }
        }

        /** There seems to be more than one lane can do: another one may try again. */
        void more() {
            if (idle.get() > 0) {
                more.release();
            }
        }

        /** Waits until there may be more; false where all lanes wait, and the run is over. */
        boolean rest(int lanes) throws InterruptedException {
            if (idle.incrementAndGet() == lanes) {
                end();
                return false;
            }
            more.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            idle.decrementAndGet();
            return !over.get();
        }

        void end() {
            over.set(true);
            more.release(MOST_LANES);
        }
    }

    private void lane(Run run) {
        try {
            while (!run.over.get() && !stopping.get()) {
                if (!step(run) && !run.rest(lanes)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            // Nobody waits for a lane that is gone.
            run.end();
        }
    }

    /** Hands over what is next; false where nothing is. */
    private boolean step(Run run) {
        Optional<Claim> again = repeats.next();
        if (again.isPresent()) {
            handOver(run, again.get(), true);
            return true;
        }
        int most = claimed();
        List<Claim> fresh = claims.next(most);
        if (fresh.stream().mapToInt(claim -> claim.mails().size()).sum() == most) {
            run.more();
        }
        fresh.stream().flatMap(this::calls).forEach(claim -> handOver(run, claim, false));
        return !fresh.isEmpty();
    }

    /** A claim costs much the same for few mails as for many; but what is repeated must be a claim of its own. */
    private int claimed() {
        return provider.repeatable() ? provider.maxBatch() : CALLS_A_CLAIM * provider.maxBatch();
    }

    private Stream<Claim> calls(Claim claim) {
        int most = provider.maxBatch();
        List<Claimed> mails = claim.mails();
        return IntStream.iterate(0, from -> from < mails.size(), from -> from + most)
                .mapToObj(from -> claim.of(mails.subList(from, Math.min(mails.size(), from + most))));
    }

    private void handOver(Run run, Claim claim, boolean again) {
        try {
            pace.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            run.end();
        }
        if (!run.over.get() && !stopping.get()) {
            run.heard(again ? handOver.repeat(claim) : handOver.run(claim));
        } else if (!again) {
            releases.release(claim);
        }
    }

    private static void await(Future<?> lane) {
        try {
            lane.get();
        } catch (ExecutionException e) {
            LOG.errorf(e.getCause(), "a hand-over failed; its leases will run out");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException)
                    new CancellationException("stopped while mails were handed over").initCause(e);
        }
    }

    @PreDestroy
    void close() {
        threads.shutdown();
    }
}
