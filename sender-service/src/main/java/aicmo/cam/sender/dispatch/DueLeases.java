package aicmo.cam.sender.dispatch;

import aicmo.cam.sender.SenderMetrics;
import aicmo.cam.sender.claim.ClaimTable;
import aicmo.cam.sender.claim.Claimed;
import aicmo.cam.sender.claim.Instance;
import aicmo.cam.sender.claim.Rations;
import aicmo.cam.sender.dispatch.LeaseTable.Lost;
import aicmo.cam.sender.outcome.OutcomeTable;
import aicmo.cam.sender.provider.EmailProvider;
import aicmo.cam.sender.queue.MailDue;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Clears up after replicas that died. What was claimed and never handed over goes back into the queue. What was being handed over
 * becomes UNKNOWN, since it may have gone; unless the provider lets it be handed over again without sending it twice: that is for
 * {@link Repeats}.
 */
@ApplicationScoped
class DueLeases {
    private static final Logger LOG = Logger.getLogger(DueLeases.class);
    private static final int AT_ONCE = 500;

    private final LeaseTable leases;
    private final ClaimTable mails;
    private final OutcomeTable outcomes;
    private final Rations rations;
    private final EmailProvider provider;
    private final Instance instance;
    private final Event<MailDue> due;
    private final SenderMetrics metrics;
    private final Clock clock;

    DueLeases(
            LeaseTable leases,
            ClaimTable mails,
            OutcomeTable outcomes,
            Rations rations,
            EmailProvider provider,
            Instance instance,
            Event<MailDue> due,
            SenderMetrics metrics,
            Clock clock) {
        this.leases = leases;
        this.mails = mails;
        this.outcomes = outcomes;
        this.rations = rations;
        this.provider = provider;
        this.instance = instance;
        this.due = due;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Before this process claims anything: leases in its name are those of its crashed predecessor. */
    void start(@Observes @jakarta.annotation.Priority(1) StartupEvent event) {
        takeBack(instance.name());
    }

    @Scheduled(every = "15s", delayed = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void expire() {
        takeBack(null);
    }

    private void takeBack(String holder) {
        while (QuarkusTransaction.requiringNew().call(() -> takeSomeBack(holder)) == AT_ONCE) {
            LOG.infof("%d claims that nobody keeps any more were cleared up, and there are more", AT_ONCE);
        }
    }

    private int takeSomeBack(String holder) {
        Instant now = clock.instant();
        List<Lost> claimed = leases.neverHandedOver(now, holder, AT_ONCE);
        byBatch(claimed).forEach(this::release);
        if (provider.repeatable()) {
            leases.end(holder, now);
        } else {
            byBatch(leases.handedOver(now, holder, AT_ONCE)).forEach(this::unknown);
        }
        due.fire(new MailDue());
        return claimed.size();
    }

    private void release(UUID batchId, List<Lost> lost) {
        List<Claimed> released = mails.release(lost.stream().map(Lost::id).toList(), batchId);
        rations.giveBack(lost.getFirst().quotaDay(), released);
    }

    private void unknown(UUID batchId, List<Lost> lost) {
        if (leases.isInFlight(batchId)) {
            return;
        }
        String detail =
                "the sender (" + lost.getFirst().leasedBy() + ") died while it handed the mail over: it may have gone";
        List<UUID> ids = lost.stream().map(Lost::id).toList();
        LOG.warnf("UNKNOWN are now the mails %s: %s", ids, detail);
        metrics.unknown(outcomes.unknown(ids, "sender", detail, clock.instant()));
    }

    private static Map<UUID, List<Lost>> byBatch(List<Lost> lost) {
        return lost.stream().collect(Collectors.groupingBy(Lost::batchId));
    }
}
