package aicmo.cam.sender.reply;

import aicmo.cam.events.BounceKind;
import aicmo.cam.events.EmailBounced;
import aicmo.cam.events.EmailSent;
import aicmo.cam.events.RecipientUnsubscribed;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.events.ReplyClassified;
import aicmo.cam.messaging.EventId;
import aicmo.cam.messaging.outbox.Outbox;
import aicmo.cam.sender.mail.MailStatus;
import aicmo.cam.sender.mail.RenderedMail;
import aicmo.cam.sender.suppression.Suppression;
import aicmo.cam.sender.suppression.Suppressions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** What answers mean for whom we may write to, and for the mails that they answer. */
@Singleton
class Replies {
    private static final Logger LOG = Logger.getLogger(Replies.class);

    private final AnsweredMailTable mails;
    private final Suppressions suppressions;
    private final Outbox outbox;
    private final Clock clock;

    Replies(AnsweredMailTable mails, Suppressions suppressions, Outbox outbox, Clock clock) {
        this.mails = mails;
        this.suppressions = suppressions;
        this.outbox = outbox;
        this.clock = clock;
    }

    void classified(ReplyClassified reply) {
        Instant now = clock.instant();
        if (reply.email() != null) {
            mails.proven(reply.email().emailId(), "message " + reply.inboundId() + " answers it", now)
                    .ifPresent(proven -> sent(proven, now));
        }
        String source = "inbound:" + reply.inboundId();
        if (reply.correctedBy() != null) {
            suppressions.takeBack(source);
        }
        Consequences consequences = Consequences.of(reply);
        for (String address : consequences.addresses()) {
            suppressions.add(new Suppression(
                    EventId.next(), address, consequences.reason(), source, reply.reason(), reply.eventId(), now));
        }
        if (reply.replyClass() == ReplyClass.BOUNCE) {
            bounced(reply, now);
        } else if (reply.complaint()) {
            complained(reply, now);
        }
    }

    private void sent(AnsweredMailTable.Proven proven, Instant now) {
        RenderedMail mail = proven.mail();
        outbox.publish(new EmailSent(
                EventId.next(),
                now,
                proven.named().ref(),
                proven.named().recipient(),
                mail.from(),
                mail.replyTo() == null ? mail.from() : mail.replyTo(),
                mail.subject(),
                List.of(mail.messageId()),
                proven.provider(),
                null,
                false));
    }

    private void bounced(ReplyClassified reply, Instant now) {
        ReplyClassified.Bounce bounce = reply.bounce();
        String recipient = reply.recipient() != null ? reply.recipient() : bounce == null ? null : bounce.recipient();
        if (recipient == null) {
            LOG.infof("bounce %s names neither a mail nor an address of ours: nothing follows", reply.inboundId());
            return;
        }
        BounceKind kind = bounce == null ? BounceKind.SOFT : bounce.kind();
        if (reply.email() != null && kind == BounceKind.HARD) {
            mails.ended(reply.email().emailId(), MailStatus.BOUNCED, reply.reason(), now);
        }
        outbox.publish(new EmailBounced(
                EventId.next(),
                now,
                reply.email(),
                recipient,
                kind,
                bounce == null ? null : bounce.status(),
                bounce == null ? null : bounce.smtpReply(),
                reply.reason(),
                EmailBounced.Via.REPLY));
    }

    private void complained(ReplyClassified reply, Instant now) {
        if (reply.recipient() == null) {
            LOG.warnf("complaint %s names no mail of ours: whose it is can't be told", reply.inboundId());
            return;
        }
        if (reply.email() != null) {
            mails.ended(reply.email().emailId(), MailStatus.COMPLAINED, reply.reason(), now);
        }
        outbox.publish(new RecipientUnsubscribed(
                EventId.next(), now, reply.email(), reply.recipient(), RecipientUnsubscribed.Via.COMPLAINT));
    }
}
