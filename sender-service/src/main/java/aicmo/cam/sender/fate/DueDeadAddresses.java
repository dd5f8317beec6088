package aicmo.cam.sender.fate;

import aicmo.cam.messaging.EventId;
import aicmo.cam.messaging.Transactions;
import aicmo.cam.sender.WokenTask;
import aicmo.cam.sender.campaign.StopLocks;
import aicmo.cam.sender.fate.DeadAddressTable.Dead;
import aicmo.cam.sender.suppression.Suppression;
import aicmo.cam.sender.suppression.SuppressionReason;
import aicmo.cam.sender.suppression.Suppressions;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.util.List;

/** Puts addresses that were refused as dead on the suppression list, when one was found and now and then in any case. */
@ApplicationScoped
class DueDeadAddresses {
    private static final int AT_ONCE = 100;

    private final DeadAddressTable table;
    private final StopLocks locks;
    private final Suppressions suppressions;
    private final Transactions transactions;
    private final Clock clock;
    private final WokenTask task;

    DueDeadAddresses(
            DeadAddressTable table,
            StopLocks locks,
            Suppressions suppressions,
            Transactions transactions,
            Clock clock) {
        this.table = table;
        this.locks = locks;
        this.suppressions = suppressions;
        this.transactions = transactions;
        this.clock = clock;
        this.task = new WokenTask("dead-addresses", this::suppress);
    }

    void found(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeadAddresses.Found found) {
        task.wake();
    }

    @Scheduled(every = "15s", delayed = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void wake() {
        task.wake();
    }

    private void suppress() {
        int[] taken = {AT_ONCE};
        while (taken[0] == AT_ONCE) {
            transactions.run(() -> taken[0] = some());
        }
    }

    /** The locks come first: a hand-over that holds one may be about to note its address in the row that is taken away. */
    private int some() {
        List<String> addresses = table.waiting(AT_ONCE);
        locks.exclusively(addresses.stream().map(StopLocks::ofAddress).toList());
        suppressions.addAll(table.take(addresses).stream().map(this::hardBounce).toList());
        return addresses.size();
    }

    private Suppression hardBounce(Dead dead) {
        return new Suppression(
                EventId.next(),
                dead.address(),
                SuppressionReason.HARD_BOUNCE,
                "email:" + dead.emailId(),
                dead.why(),
                null,
                clock.instant());
    }

    @PreDestroy
    void close() {
        task.close();
    }
}
