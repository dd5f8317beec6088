package aicmo.cam.sender.dispatch;

import aicmo.cam.sender.SenderSettings;
import aicmo.cam.sender.claim.Claimed;
import aicmo.cam.sender.claim.Claimed.Claim;
import aicmo.cam.sender.claim.Claims;
import aicmo.cam.sender.claim.Releases;
import aicmo.cam.sender.provider.EmailProvider;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Sends what is due, batch after batch, over as many connections as the provider takes. */
@Singleton
class Dispatch {
    private static final Logger LOG = Logger.getLogger(Dispatch.class);

    private final Claims claims;
    private final HandOver handOver;
    private final Releases releases;
    private final EmailProvider provider;
    private final ExecutorService lanes;
    private final AtomicBoolean stopping = new AtomicBoolean();

    Dispatch(Claims claims, HandOver handOver, Releases releases, EmailProvider provider, SenderSettings settings) {
        this.claims = claims;
        this.handOver = handOver;
        this.releases = releases;
        this.provider = provider;
        this.lanes = Executors.newFixedThreadPool(
                settings.dryRun() ? 1 : provider.connections(),
                Thread.ofPlatform().name("hand-over-", 1).factory());
    }

    /** Sends until nothing is due or the cap is used up; false where the provider could not be reached. */
    boolean run() {
        boolean reached = true;
        while (reached && !stopping.get()) {
            Claim claim = claims.next();
            if (claim.mails().isEmpty()) {
                return true;
            }
            reached = send(claim);
        }
        return reached;
    }

    /** The hand-overs that run are finished, the mails behind them go back into the queue. */
    void stop() {
        stopping.set(true);
    }

    private boolean send(Claim claim) {
        AtomicBoolean away = new AtomicBoolean();
        List<Future<?>> running = new ArrayList<>();
        for (List<Claimed> group : groups(claim.mails())) {
            running.add(lanes.submit(() -> {
                if (stopping.get() || away.get()) {
                    releases.release(claim, group);
                } else if (!handOver.run(claim, group)) {
                    away.set(true);
                }
            }));
        }
        running.forEach(Dispatch::await);
        return !away.get();
    }

    private List<List<Claimed>> groups(List<Claimed> mails) {
        List<List<Claimed>> groups = new ArrayList<>();
        for (int from = 0; from < mails.size(); from += provider.maxBatch()) {
            groups.add(mails.subList(from, Math.min(mails.size(), from + provider.maxBatch())));
        }
        return groups;
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
        lanes.shutdown();
    }
}
