package aicmo.cam.sender.claim;

import aicmo.cam.sender.claim.Claimed.Claim;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.List;

/** Puts claimed mails that were not handed over back into the queue, and their share of the cap with them. */
@Singleton
public class Releases {
    private final ClaimTable mails;
    private final DailyQuotaTable quota;

    Releases(ClaimTable mails, DailyQuotaTable quota) {
        this.mails = mails;
        this.quota = quota;
    }

    public void release(Claim claim, List<Claimed> group) {
        QuarkusTransaction.requiringNew()
                .run(() -> quota.giveBack(claim.quotaDay(), mails.release(Claims.ids(group), claim.batchId())));
    }
}
