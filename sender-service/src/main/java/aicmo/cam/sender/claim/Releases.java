package aicmo.cam.sender.claim;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;

/** Puts claimed mails that were not handed over back into the queue, and their share of the caps with them. */
@Singleton
public class Releases {
    private final ClaimTable mails;
    private final Rations rations;

    Releases(ClaimTable mails, Rations rations) {
        this.mails = mails;
        this.rations = rations;
    }

    public void release(Claim claim) {
        QuarkusTransaction.requiringNew()
                .run(() -> rations.giveBack(claim.quotaDay(), mails.release(claim.ids(), claim.batchId())));
    }
}
