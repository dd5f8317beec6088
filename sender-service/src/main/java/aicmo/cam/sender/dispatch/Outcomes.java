package aicmo.cam.sender.dispatch;

import aicmo.cam.events.EmailFailed.Reason;
import aicmo.cam.events.EmailSent;
import aicmo.cam.messaging.EventId;
import aicmo.cam.messaging.outbox.Outbox;
import aicmo.cam.sender.SenderMetrics;
import aicmo.cam.sender.SenderSettings;
import aicmo.cam.sender.claim.Claimed;
import aicmo.cam.sender.claim.DailyQuotaTable;
import aicmo.cam.sender.claim.Drops;
import aicmo.cam.sender.mail.MailStatus;
import aicmo.cam.sender.mail.RenderedMail;
import aicmo.cam.sender.provider.Outcome;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Writes down what became of mails, and tells of it, in the current transaction. */
@Singleton
class Outcomes {
    private static final int MOST_DOUBLINGS = 10;

    private final OutcomeTable mails;
    private final Drops drops;
    private final DailyQuotaTable quota;
    private final Outbox outbox;
    private final SenderSettings settings;
    private final SenderMetrics metrics;
    private final Clock clock;

    Outcomes(
            OutcomeTable mails,
            Drops drops,
            DailyQuotaTable quota,
            Outbox outbox,
            SenderSettings settings,
            SenderMetrics metrics,
            Clock clock) {
        this.mails = mails;
        this.drops = drops;
        this.quota = quota;
        this.outbox = outbox;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** In the order of the mails; what did not go gives its share of the day's cap back. */
    void record(String provider, boolean dryRun, LocalDate quotaDay, List<Claimed> handed, List<Outcome> outcomes) {
        int unused = 0;
        for (int i = 0; i < handed.size(); i++) {
            unused += record(provider, dryRun, handed.get(i), outcomes.get(i)) ? 0 : 1;
        }
        quota.giveBack(quotaDay, unused);
    }

    /** Whether it went, or may have gone. */
    private boolean record(String provider, boolean dryRun, Claimed mail, Outcome outcome) {
        Instant now = clock.instant();
        return switch (outcome) {
            case Outcome.Accepted accepted -> {
                sent(provider, dryRun, mail, accepted, now);
                yield true;
            }
            case Outcome.Unknown unknown -> {
                if (mails.unknown(mail.id(), provider, unknown.detail(), now)) {
                    metrics.unknown();
                }
                yield true;
            }
            case Outcome.Rejected rejected -> {
                String detail = rejected.detail() + (rejected.status() == null ? "" : " (" + rejected.status() + ")");
                drops.drop(mail, MailStatus.FAILED, Reason.REJECTED, detail);
                yield false;
            }
            case Outcome.Postponed postponed -> {
                postpone(provider, mail, postponed.detail(), now);
                yield false;
            }
            case Outcome.Halted halted -> {
                mails.unreached(mail.id(), halted.detail(), now);
                yield false;
            }
            case Outcome.Unreached unreached -> {
                mails.unreached(mail.id(), unreached.detail(), now);
                yield false;
            }
        };
    }

    private void sent(String provider, boolean dryRun, Claimed claimed, Outcome.Accepted accepted, Instant now) {
        if (!mails.sent(claimed.id(), provider, accepted, dryRun, now)) {
            return;
        }
        RenderedMail mail = claimed.mail();
        outbox.publish(new EmailSent(
                EventId.next(),
                now,
                claimed.ref(),
                claimed.recipient(),
                mail.from(),
                mail.replyTo() == null ? mail.from() : mail.replyTo(),
                mail.subject(),
                accepted.messageIds(),
                provider,
                accepted.providerMessageId(),
                dryRun));
        metrics.sent(provider, dryRun);
    }

    private void postpone(String provider, Claimed mail, String detail, Instant now) {
        int attempts = mail.attempts() + 1;
        if (attempts >= settings.maxAttempts()) {
            drops.drop(
                    mail,
                    MailStatus.FAILED,
                    Reason.RETRIES_EXHAUSTED,
                    "tried " + attempts + " times, at last " + detail);
            return;
        }
        Duration wait = settings.retryAfter().multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
        mails.postponed(mail.id(), provider, detail, now, now.plus(wait));
        metrics.postponed();
    }
}
