package aicmo.cam.sender.claim;

import aicmo.cam.events.BounceKind;
import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.EmailFailed.Reason;
import aicmo.cam.messaging.EventId;
import aicmo.cam.messaging.Traced;
import aicmo.cam.messaging.outbox.Outbox;
import aicmo.cam.sender.SenderMetrics;
import aicmo.cam.sender.mail.MailStatus;
import aicmo.cam.sender.mail.TimelineEntry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Gives mails up before they went, and tells of it, in the current transaction. */
@Singleton
public class Drops {
    private final Jdbi jdbi;
    private final Outbox outbox;
    private final SenderMetrics metrics;
    private final Clock clock;

    Drops(Jdbi jdbi, Outbox outbox, SenderMetrics metrics, Clock clock) {
        this.jdbi = jdbi;
        this.outbox = outbox;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Whether it was given up now: false where somebody else did. */
    public boolean suppressed(Claimed mail, Verdict.Suppressed verdict) {
        return drop(mail, MailStatus.SUPPRESSED, Reason.SUPPRESSED, verdict.detail());
    }

    public boolean stopped(Claimed mail, Verdict.Stopped verdict) {
        return drop(
                mail,
                MailStatus.CANCELLED,
                Reason.CANCELLED,
                "the lead's sequence had stopped: it is " + verdict.state());
    }

    public boolean drop(Claimed mail, MailStatus status, Reason reason, String detail) {
        return drop(mail, status, reason, detail, null, null);
    }

    /** A mail server refused it for good. @param bounce hard where the address is dead; else null */
    public boolean refused(Claimed mail, String detail, String smtpStatus, BounceKind bounce) {
        return drop(mail, MailStatus.FAILED, Reason.REJECTED, detail, smtpStatus, bounce);
    }

    private boolean drop(
            Claimed mail, MailStatus status, Reason reason, String detail, String smtpStatus, BounceKind bounce) {
        Instant now = clock.instant();
        int dropped = jdbi.withHandle(handle -> handle.createUpdate("""
                        update outbound_email
                        set status = :status, reason = :reason, detail = :detail, lease_until = null, leased_by = null,
                            timeline = timeline || cast(:entry as jsonb)
                        where id = :id and status in ('QUEUED', 'SENDING', 'UNKNOWN')
                        """)
                .bind("id", mail.id())
                .bind("status", status.name())
                .bind("reason", reason.name())
                .bind("detail", detail)
                .bind("entry", TimelineEntry.of(now, status, "sender", detail).json())
                .execute());
        if (dropped == 1) {
            outbox.publishTraced(List.of(new Traced<>(
                    new EmailFailed(
                            EventId.next(), now, mail.ref(), mail.recipient(), reason, detail, smtpStatus, bounce),
                    mail.trace())));
            metrics.failed(reason);
        }
        return dropped == 1;
    }
}
