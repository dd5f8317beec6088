package aicmo.cam.sender;

import aicmo.cam.events.MailRef;
import aicmo.cam.mail.address.Address;
import aicmo.cam.messaging.EventId;
import aicmo.cam.sender.mail.RenderedMail;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Mails that a provider took, or may have taken, without the way there. */
@Singleton
public class OutboundRows {
    private final Jdbi jdbi;

    OutboundRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * A mail of a campaign.
     *
     * @param ofProvider the provider's id; null where not known
     * @param ago how long ago it was handed over
     */
    public MailRef put(String recipient, String status, String ofProvider, Duration ago) {
        MailRef ref = new MailRef(EventId.next(), EventId.next(), EventId.next(), EventId.next(), "main", 1);
        String messageId = "<" + ref.emailId() + "@acme.test>";
        RenderedMail mail = new RenderedMail(
                "Anna <anna@acme.test>",
                recipient,
                null,
                null,
                "Hello",
                "Some text",
                null,
                messageId,
                null,
                List.of(),
                Map.of());
        boolean sent = status.equals("SENT");
        Instant handedOver = Instant.now().minus(ago);
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into outbound_email (
                            id, request_id, campaign_id, lead_id, track, step, recipient, recipient_key, recipient_domain, sender,
                            subject, content_hash, message_id, message_ids, rendered, status, requested_at, queued_at,
                            next_attempt_at, handed_over_at, first_handed_over_at, sent_at, provider, provider_message_id, attempts,
                            batch_id, leased_by, lease_until)
                        values (
                            :id, :request, :campaign, :lead, 'main', 1, :to, :key, :domain, 'Anna <anna@acme.test>',
                            'Hello', :hash, :message_id, :message_ids, :rendered, :status, :at, :at, :at, :at, :at,
                            case when :sent then cast(:at as timestamptz) end, 'resend', :of_provider, 1,
                            :batch, case when :status = 'SENDING' then 'a test' end,
                            case when :status = 'SENDING' then cast(:at as timestamptz) + interval '2 days' end)
                        """)
                .bind("id", ref.emailId())
                .bind("request", ref.requestId())
                .bind("campaign", ref.campaignId())
                .bind("lead", ref.leadId())
                .bind("to", recipient)
                .bind("key", Address.of(recipient).key())
                .bind("domain", Address.of(recipient).asciiDomain())
                .bind("hash", ref.emailId().toString())
                .bind("message_id", messageId)
                .bindArray("message_ids", String.class, sent ? List.of(messageId) : List.of())
                .bind("rendered", mail.bytes())
                .bind("status", status)
                .bind("at", handedOver)
                .bind("sent", sent)
                .bind("of_provider", ofProvider)
                .bind("batch", UUID.randomUUID())
                .execute());
        return ref;
    }

    public Optional<String> column(MailRef ref, String column) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select cast(" + column + " as text) from outbound_email where id = :id")
                        .bind("id", ref.emailId())
                        .mapTo(String.class)
                        .findOne());
    }

    public String status(MailRef ref) {
        return column(ref, "status").orElse("none");
    }
}
