package aicmo.cam.sender.suppression;

import aicmo.cam.sender.campaign.StopLocks;
import aicmo.cam.sender.queue.StoppedMails;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;

/** Puts addresses and domains on the list; once that is committed, nothing is handed over to them any more. */
@ApplicationScoped
public class Suppressions {
    private final SuppressionTable table;
    private final StopLocks locks;
    private final StoppedMails mails;

    Suppressions(SuppressionTable table, StopLocks locks, StoppedMails mails) {
        this.table = table;
        this.locks = locks;
        this.mails = mails;
    }

    /** Waits for hand-overs to the address that are running, and takes its mails out of the queue. False where it was known. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean add(Suppression entry) {
        locks.exclusively(List.of(StopLocks.ofAddress(entry.address())));
        boolean added = table.add(entry);
        if (added) {
            mails.suppress(
                    entry.address(),
                    entry.reason().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        return added;
    }

    /** What a message was taken to say, and a person corrected. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void takeBack(String source) {
        table.removeOf(source);
    }
}
