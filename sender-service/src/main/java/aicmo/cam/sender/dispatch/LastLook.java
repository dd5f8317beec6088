package aicmo.cam.sender.dispatch;

import aicmo.cam.sender.claim.Claim;
import aicmo.cam.sender.claim.ClaimTable;
import aicmo.cam.sender.claim.Claimed;
import aicmo.cam.sender.claim.Drops;
import aicmo.cam.sender.claim.Instance;
import aicmo.cam.sender.claim.Rations;
import aicmo.cam.sender.claim.Verdict;
import aicmo.cam.sender.claim.VerdictTable;
import aicmo.cam.sender.outcome.Outcomes;
import aicmo.cam.sender.provider.EmailProvider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Who said stop, asked a last time while the locks are held, in the transaction that notes that mails are being handed over. */
@Singleton
class LastLook {
    private static final Logger LOG = Logger.getLogger(LastLook.class);

    private final VerdictTable verdicts;
    private final ClaimTable mails;
    private final Drops drops;
    private final Rations rations;
    private final Outcomes outcomes;
    private final EmailProvider provider;
    private final Instance instance;
    private final Clock clock;

    LastLook(
            VerdictTable verdicts,
            ClaimTable mails,
            Drops drops,
            Rations rations,
            Outcomes outcomes,
            EmailProvider provider,
            Instance instance,
            Clock clock) {
        this.verdicts = verdicts;
        this.mails = mails;
        this.drops = drops;
        this.rations = rations;
        this.outcomes = outcomes;
        this.provider = provider;
        this.instance = instance;
        this.clock = clock;
    }

    /** Which of them may go, noted as being handed over; what may not go is given up or put back. */
    List<Claimed> begin(Claim claim, Duration lease) {
        Instant now = clock.instant();
        Map<UUID, Verdict> byId = verdicts.of(claim.mails(), now);
        List<Claimed> going = new ArrayList<>();
        List<UUID> waiting = new ArrayList<>();
        List<Claimed> unused = new ArrayList<>();
        for (Claimed mail : claim.mails()) {
            switch (byId.get(mail.id())) {
                case null -> LOG.warnf("mail %s is not there any more", mail.id());
                case Verdict.Go go -> going.add(mail);
                case Verdict.Paused paused -> waiting.add(mail.id());
                case Verdict.Answered answered -> waiting.add(mail.id());
                case Verdict.Held held -> waiting.add(mail.id());
                case Verdict.Suppressed suppressed -> dropped(mail, drops.suppressed(mail, suppressed), unused);
                case Verdict.Stopped stopped -> dropped(mail, drops.stopped(mail, stopped), unused);
            }
        }
        Set<UUID> marked = mails.handedOver(Claim.ids(going), claim.batchId(), provider.name(), now, now.plus(lease));
        unused.addAll(mails.release(waiting, claim.batchId()));
        rations.giveBack(claim.quotaDay(), unused);
        return going.stream().filter(mail -> marked.contains(mail.id())).toList();
    }

    private static void dropped(Claimed mail, boolean now, List<Claimed> unused) {
        if (now) {
            unused.add(mail);
        }
    }

    /** All of them, noted as being handed over again; none where that must not be, or not now. */
    List<Claimed> beginAgain(Claim claim, Duration lease) {
        Instant now = clock.instant();
        List<Claimed> open =
                claim.mails().stream().filter(mail -> !mail.settled()).toList();
        Map<UUID, Verdict> byId = verdicts.of(open, now);
        for (Claimed mail : open) {
            Verdict verdict = byId.get(mail.id());
            if (verdict instanceof Verdict.Suppressed || verdict instanceof Verdict.Stopped) {
                String who = verdict instanceof Verdict.Suppressed suppressed ? suppressed.whose() : mail.recipient();
                outcomes.notRepeated(open, who + " said stop since (" + verdict + ")");
                return List.of();
            }
            if (!(verdict instanceof Verdict.Go)) {
                outcomes.repeatLater(open, "its campaign, its sender or its recipient is held");
                return List.of();
            }
        }
        mails.handedOverAgain(claim.batchId(), instance.name(), now, now.plus(lease));
        return claim.mails();
    }
}
