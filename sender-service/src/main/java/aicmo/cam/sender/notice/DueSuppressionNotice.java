package aicmo.cam.sender.notice;

import aicmo.cam.sender.suppression.SuppressionTable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;

/** Tells others, once, of the entries that were on the list before anybody was told of it. */
@Singleton
public class DueSuppressionNotice {
    private static final int AT_A_TIME = 5_000;

    private final UntoldTable untold;
    private final SuppressionTable list;
    private final SuppressionNotice notice;

    DueSuppressionNotice(UntoldTable untold, SuppressionTable list, SuppressionNotice notice) {
        this.untold = untold;
        this.list = list;
        this.notice = notice;
    }

    @Scheduled(every = "1h", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void run() {
        int taken;
        do {
            taken = QuarkusTransaction.requiringNew().call(this::some);
        } while (taken == AT_A_TIME);
    }

    private int some() {
        List<String> keys = untold.take(AT_A_TIME);
        notice.added(list.reasons(keys).keySet());
        return keys.size();
    }
}
