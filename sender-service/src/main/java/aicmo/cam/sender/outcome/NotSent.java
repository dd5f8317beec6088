package aicmo.cam.sender.outcome;

import aicmo.cam.events.BounceKind;
import aicmo.cam.events.EmailFailed.Reason;
import aicmo.cam.mail.address.Address;
import aicmo.cam.messaging.days.DayLength;
import aicmo.cam.sender.SenderMetrics;
import aicmo.cam.sender.SenderSettings;
import aicmo.cam.sender.claim.Claim;
import aicmo.cam.sender.claim.Claimed;
import aicmo.cam.sender.claim.Drops;
import aicmo.cam.sender.fate.DeadAddresses;
import aicmo.cam.sender.hold.Hold;
import aicmo.cam.sender.hold.Holds;
import aicmo.cam.sender.hold.RefusedSenders;
import aicmo.cam.sender.hold.Suspicion.Refused;
import aicmo.cam.sender.mail.MailStatus;
import aicmo.cam.sender.pace.OutageBackoff;
import aicmo.cam.sender.provider.EmailProvider;
import aicmo.cam.sender.provider.Outcome;
import aicmo.cam.sender.provider.Outcome.Halted.Scope;
import aicmo.cam.sender.provider.Outcome.SenderRefused.Certainty;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes down what becomes of mails that surely did not go, in the current transaction: they fail, or wait, and say for what. */
@Singleton
public class NotSent {
    private final OutcomeTable mails;
    private final Drops drops;
    private final Holds holds;
    private final RefusedSenders senders;
    private final DeadAddresses dead;
    private final EmailProvider provider;
    private final OutageBackoff backoff;
    private final RetrySchedule schedule;
    private final SenderMetrics metrics;

    NotSent(
            OutcomeTable mails,
            Drops drops,
            Holds holds,
            RefusedSenders senders,
            DeadAddresses dead,
            EmailProvider provider,
            OutageBackoff backoff,
            SenderSettings settings,
            RetrySettings retries,
            DayLength day,
            SenderMetrics metrics) {
        this.mails = mails;
        this.drops = drops;
        this.holds = holds;
        this.senders = senders;
        this.dead = dead;
        this.provider = provider;
        this.backoff = backoff;
        this.schedule = new RetrySchedule(
                day.scale(settings.retryAfter()),
                day.scale(retries.retryGap()),
                day.scale(retries.retryFor()),
                settings.maxAttempts());
        this.metrics = metrics;
    }

    /** The provider takes none now; whether these went by an earlier call, this one did not tell. */
    void hold(List<Claimed> given, Outcome.Halted halted, Instant now) {
        Claimed first = given.getFirst();
        String key = halted.scope() == Scope.PROVIDER ? Hold.PROVIDER : Hold.ofSender(sender(halted.scope(), first));
        holds.put(new Hold(key, now, halted.until(), halted.detail()), Claim.ids(given), true);
    }

    /** The provider was not reached: mails wait for it together, and it is tried again more and more seldom. */
    void away(List<Claimed> given, Outcome.Unreached unreached, Instant now) {
        Instant next = now.plus(backoff.of(holds.tries(Hold.PROVIDER)));
        holds.put(new Hold(Hold.PROVIDER, now, next, unreached.detail()), Claim.ids(given), false);
    }

    /** It was no attempt. */
    void backIntoQueue(List<Claimed> given, String detail, Instant now) {
        mails.notTaken(Claim.ids(given), provider.name(), detail, false, now);
    }

    void rejected(Claimed mail, String status, String said) {
        String detail = said + (status == null ? "" : " (" + status + ")");
        boolean isDead = dead.refused(mail.id(), mail.recipientKey(), status, said);
        drops.refused(mail, detail, status, isDead ? BounceKind.HARD : null);
    }

    /** For an address in cc, which may be dead: the recipient's is not, and the mail fails all the same. */
    void rejected(Claimed mail, Outcome.CopyRejected rejected) {
        if (rejected.address() != null) {
            String key = Address.of(rejected.address()).key();
            dead.refused(mail.id(), key, rejected.status(), rejected.detail());
        }
        String status = rejected.status();
        drops.refused(mail, rejected.detail() + (status == null ? "" : " (" + status + ")"), status, null);
    }

    void postponed(Claimed mail, String detail, boolean doubted, Instant now) {
        int attempts = mail.attempts() + 1;
        Instant since =
                mail.trouble().postponedSince() == null ? now : mail.trouble().postponedSince();
        Optional<Instant> again = schedule.next(mail.id(), attempts, since, now);
        if (again.isPresent()) {
            mails.postponed(mail.id(), provider.name(), detail, doubted, now, again.get());
            metrics.postponed();
        } else {
            drops.drop(
                    mail,
                    MailStatus.FAILED,
                    Reason.RETRIES_EXHAUSTED,
                    "tried " + attempts + " times since " + since + ", at last " + detail);
        }
    }

    void senderRefused(List<Claimed> given, Outcome.SenderRefused refused, Instant now) {
        if (refused.certainty() == Certainty.CERTAIN) {
            given.forEach(mail -> senders.hold(sender(refused.scope(), mail), mail.id(), refused.detail()));
            backIntoQueue(given, refused.detail(), now);
        } else {
            given.forEach(mail -> maybeSenderRefused(mail, refused, now));
        }
    }

    private void maybeSenderRefused(Claimed mail, Outcome.SenderRefused refused, Instant now) {
        UUID recipient = UUID.nameUUIDFromBytes(mail.recipientKey().getBytes(StandardCharsets.UTF_8));
        Refused past =
                new Refused(recipient, mail.trouble().doubts(), mail.trouble().lastDoubt());
        boolean likely = refused.certainty() == Certainty.LIKELY;
        switch (senders.refused(sender(refused.scope(), mail), mail.id(), past, likely, refused.detail())) {
            case MAIL -> rejected(mail, refused.status(), refused.detail() + "; other mails of its sender are taken");
            case OPEN -> postponed(mail, refused.detail(), true, now);
            case SENDER -> mails.notTaken(List.of(mail.id()), provider.name(), refused.detail(), true, now);
        }
    }

    private static String sender(Scope scope, Claimed mail) {
        return scope == Scope.SENDER ? mail.identity() : mail.senderDomain();
    }
}
