package aicmo.cam.sender.unsubscribe;

import aicmo.cam.events.RecipientUnsubscribed;
import aicmo.cam.mail.address.Address;
import aicmo.cam.messaging.EventId;
import aicmo.cam.messaging.outbox.Outbox;
import aicmo.cam.sender.mail.MailRows.Named;
import aicmo.cam.sender.mail.TimelineEntry;
import aicmo.cam.sender.suppression.Suppression;
import aicmo.cam.sender.suppression.SuppressionReason;
import aicmo.cam.sender.suppression.Suppressions;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** What a link in a mail does. */
@ApplicationScoped
class Unsubscribing {
    /** It waits for hand-overs to the address that are running, and must not give up before they do. */
    private static final int SECONDS = 300;

    private final UnsubscribeTokens tokens;
    private final MailedTable mails;
    private final Suppressions suppressions;
    private final Outbox outbox;
    private final Clock clock;

    Unsubscribing(UnsubscribeTokens tokens, MailedTable mails, Suppressions suppressions, Outbox outbox, Clock clock) {
        this.tokens = tokens;
        this.mails = mails;
        this.suppressions = suppressions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The recipient of the mail that the token stands in; empty where it stands in none of ours. Nothing is changed. */
    Optional<String> recipient(String token) {
        return mail(token).map(Named::recipient);
    }

    /** The recipient, who gets no more mail once this returns; empty as above. Once more changes nothing. */
    @Transactional
    @TransactionConfiguration(timeout = SECONDS)
    Optional<String> unsubscribe(String token) {
        Optional<Named> mail = mail(token);
        mail.ifPresent(this::stop);
        return mail.map(Named::recipient);
    }

    private void stop(Named mail) {
        Instant now = clock.instant();
        boolean added = suppressions.add(new Suppression(
                EventId.next(),
                Address.of(mail.recipient()).key(),
                SuppressionReason.UNSUBSCRIBED,
                "link:" + mail.ref().emailId(),
                null,
                null,
                now));
        if (added) {
            mails.note(mail.ref().emailId(), new TimelineEntry(now, "UNSUBSCRIBED", "recipient", "by the link", null));
            outbox.publish(new RecipientUnsubscribed(
                    EventId.next(), now, mail.ref(), mail.recipient(), RecipientUnsubscribed.Via.ONE_CLICK));
        }
    }

    private Optional<Named> mail(String token) {
        return tokens.emailOf(token).flatMap(mails::find);
    }
}
