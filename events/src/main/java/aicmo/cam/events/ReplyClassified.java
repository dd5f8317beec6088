package aicmo.cam.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A message was understood, or a person corrected how. Published by classifier, keyed by lead, else by the sender's address.
 *
 * @param inboundId inbox's id of the message
 * @param email the mail that it answers; null for a stranger's message
 * @param from the address that wrote it
 * @param recipient the address the answered mail went to; null for a stranger's message
 * @param replyClass what it means
 * @param confidence 0 to 1: of the messages given 0.9, nine in ten are right
 * @param reason in words
 * @param evidence what the verdict stands on
 * @param returnDate the first day back that an out-of-office names; null where it names none
 * @param bounce what a bounce says; null for every other class
 * @param complaint whether the wish to get no more mail came as an abuse report
 * @param receivedAt when the mailbox got the message
 * @param correctedBy the person who corrected the verdict; null where the classifier gave it
 * @param classifier the classifier's version
 * @param language what the message is written in (ISO 639-1); null where too few words tell
 * @param optOutScope how much an opt-out wants to end; null for every other class
 */
public record ReplyClassified(
        UUID eventId,
        Instant occurredAt,
        UUID inboundId,
        MailRef email,
        String from,
        String recipient,
        ReplyClass replyClass,
        double confidence,
        String reason,
        List<Evidence> evidence,
        LocalDate returnDate,
        Bounce bounce,
        boolean complaint,
        Instant receivedAt,
        String correctedBy,
        String classifier,
        String language,
        OptOutScope optOutScope)
        implements Event {

    public ReplyClassified {
        Required.identity(eventId, occurredAt);
        Required.given(inboundId, "inbound_id");
        Required.given(from, "from");
        Required.given(replyClass, "reply_class");
        Required.given(reason, "reason");
        Required.given(receivedAt, "received_at");
        evidence = Required.orEmpty(evidence);
    }

    /** Without what not every message tells: its language, and the scope of an opt-out. */
    public ReplyClassified(
            UUID eventId,
            Instant occurredAt,
            UUID inboundId,
            MailRef email,
            String from,
            String recipient,
            ReplyClass replyClass,
            double confidence,
            String reason,
            List<Evidence> evidence,
            LocalDate returnDate,
            Bounce bounce,
            boolean complaint,
            Instant receivedAt,
            String correctedBy,
            String classifier) {
        this(
                eventId,
                occurredAt,
                inboundId,
                email,
                from,
                recipient,
                replyClass,
                confidence,
                reason,
                evidence,
                returnDate,
                bounce,
                complaint,
                receivedAt,
                correctedBy,
                classifier,
                null,
                null);
    }

    /** The same, of a mail that went to that address. */
    public ReplyClassified to(String address) {
        return new ReplyClassified(
                eventId,
                occurredAt,
                inboundId,
                email,
                from,
                address,
                replyClass,
                confidence,
                reason,
                evidence,
                returnDate,
                bounce,
                complaint,
                receivedAt,
                correctedBy,
                classifier,
                language,
                optOutScope);
    }

    @Override
    public String key() {
        return email == null ? from : email.keyOr(from);
    }

    /**
     * One thing the verdict stands on.
     *
     * @param rule the rule's id
     * @param version the rule's version
     * @param where {@code subject}, {@code body}, {@code report}, or {@code header:<name>}
     * @param span the text that matched
     */
    public record Evidence(String rule, String version, String where, String span) {}

    /**
     * What a bounce says.
     *
     * @param kind hard only where the address itself is dead
     * @param recipient the failed address; null where it can't be read
     * @param status the enhanced status code (RFC 3463); null where it can't be read
     * @param smtpReply the SMTP reply code; null where it can't be read
     */
    public record Bounce(BounceKind kind, String recipient, String status, String smtpReply) {
        public Bounce {
            Required.given(kind, "bounce.kind");
        }
    }
}
