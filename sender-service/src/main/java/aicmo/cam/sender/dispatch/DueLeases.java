package aicmo.cam.sender.dispatch;

import aicmo.cam.sender.SenderMetrics;
import aicmo.cam.sender.claim.ClaimTable;
import aicmo.cam.sender.claim.DailyQuotaTable;
import aicmo.cam.sender.claim.Instance;
import aicmo.cam.sender.dispatch.LeaseTable.Lost;
import aicmo.cam.sender.provider.EmailProvider;
import aicmo.cam.sender.queue.MailDue;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Clears up after replicas that died. What was claimed and never handed over goes back into the queue. What was being handed over
 * becomes UNKNOWN, since it may have gone, unless the provider lets it be handed over again without sending it twice.
 */
@ApplicationScoped
class DueLeases {
    private static final Logger LOG = Logger.getLogger(DueLeases.class);
    private static final int AT_ONCE = 500;

    private final LeaseTable leases;
    private final ClaimTable mails;
    private final OutcomeTable outcomes;
    private final DailyQuotaTable quota;
    private final EmailProvider provider;
    private final Instance instance;
    private final Event<MailDue> due;
    private final SenderMetrics metrics;
    private final Clock clock;

    DueLeases(
            LeaseTable leases,
            ClaimTable mails,
            OutcomeTable outcomes,
            DailyQuotaTable quota,
            EmailProvider provider,
            Instance instance,
            Event<MailDue> due,
            SenderMetrics metrics,
            Clock clock) {
        this.leases = leases;
        this.mails = mails;
        this.outcomes = outcomes;
        this.quota = quota;
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
        QuarkusTransaction.requiringNew().run(() -> {
            List<Lost> lost = leases.lost(clock.instant(), holder, AT_ONCE);
            lost.forEach(this::clear);
            if (!lost.isEmpty()) {
                due.fire(new MailDue());
            }
        });
    }

    private void clear(Lost lost) {
        if (lost.handedOver()) {
            if (leases.isInFlight(lost.id())) {
                return;
            }
            if (!provider.repeatable()) {
                unknown(lost);
                return;
            }
            leases.forgetHandOver(lost.id());
        }
        quota.giveBack(lost.quotaDay(), mails.release(List.of(lost.id()), lost.batchId()));
    }

    private void unknown(Lost lost) {
        String detail = "the sender (" + lost.leasedBy() + ") died while it handed the mail over: it may have gone";
        LOG.warnf("mail %s is UNKNOWN: %s", lost.id(), detail);
        outcomes.unknown(lost.id(), "sender", detail, clock.instant());
        metrics.unknown();
    }
}
