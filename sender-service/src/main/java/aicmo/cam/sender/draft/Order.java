package aicmo.cam.sender.draft;

import aicmo.cam.events.EmailRequested;
import aicmo.cam.events.MailRef;
import aicmo.cam.sender.mail.AttachedFile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A mail that somebody wants to be sent: a step of a lead's sequence, or one by REST, which belongs to no campaign.
 *
 * @param variant which wording of the step it is; null where the step has only one
 * @param stepId identity of the step; null where it is known by its number only
 * @param allowRepeat whether it may say what another step told the lead already
 * @param cc who gets copies; empty for a step of a sequence
 * @param subject null to answer in the thread of the lead's last mail
 * @param html null for a mail in plain text
 * @param variables what the templates may name; null where subject, text and html are no templates
 * @param timeZone the recipient's IANA time zone; null where unknown
 * @param notBefore when it may go at the earliest; null for at once
 * @param requestedAt when it was asked for
 * @param attachments the files that go with it; a step of a sequence has none
 * @param trace the headers that continue the trace in which it was asked for; empty outside one
 */
public record Order(
        UUID requestId,
        UUID campaignId,
        UUID leadId,
        String track,
        Integer step,
        String variant,
        UUID stepId,
        boolean allowRepeat,
        String recipient,
        String recipientName,
        String from,
        String replyTo,
        String subject,
        String text,
        String html,
        Map<String, String> variables,
        String timeZone,
        Instant notBefore,
        Instant requestedAt,
        List<AttachedFile> attachments,
        List<String> cc,
        Map<String, String> trace) {
    public Order {
        attachments = List.copyOf(attachments);
        cc = List.copyOf(cc);
    }

    /** A mail without files and copies. */
    public Order(
            UUID requestId,
            UUID campaignId,
            UUID leadId,
            String track,
            Integer step,
            String variant,
            UUID stepId,
            boolean allowRepeat,
            String recipient,
            String recipientName,
            String from,
            String replyTo,
            String subject,
            String text,
            String html,
            Map<String, String> variables,
            String timeZone,
            Instant notBefore,
            Instant requestedAt,
            Map<String, String> trace) {
        this(
                requestId,
                campaignId,
                leadId,
                track,
                step,
                variant,
                stepId,
                allowRepeat,
                recipient,
                recipientName,
                from,
                replyTo,
                subject,
                text,
                html,
                variables,
                timeZone,
                notBefore,
                requestedAt,
                List.of(),
                List.of(),
                trace);
    }

    /** The order that a step of a sequence is. */
    public static Order of(EmailRequested e, Map<String, String> trace) {
        return new Order(
                e.requestId(),
                e.campaignId(),
                e.leadId(),
                e.track(),
                e.step(),
                e.variant(),
                e.stepId(),
                Boolean.TRUE.equals(e.allowRepeat()),
                e.recipient(),
                e.recipientName(),
                e.from(),
                e.replyTo(),
                e.subject(),
                e.text(),
                e.html(),
                e.variables(),
                e.timeZone(),
                null,
                e.occurredAt(),
                trace);
    }

    /** The same, asked for at another time. */
    public Order requestedAt(Instant time) {
        return with(from, time, cc);
    }

    /** The same, from another sender. */
    public Order from(String sender) {
        return with(sender, requestedAt, cc);
    }

    /** The same with copies to others. */
    public Order cc(List<String> addresses) {
        return with(from, requestedAt, addresses);
    }

    /**
     * The same for a person whose data were erased: nothing is left that says who it is, and nothing that could be sent.
     *
     * @param name in the place of the address
     */
    public Order erased(String name) {
        return new Order(
                requestId,
                campaignId,
                leadId,
                track,
                step,
                variant,
                stepId,
                allowRepeat,
                name,
                null,
                from,
                null,
                null,
                "",
                null,
                Map.of(),
                null,
                notBefore,
                requestedAt,
                trace);
    }

    private Order with(String sender, Instant time, List<String> copies) {
        return new Order(
                requestId,
                campaignId,
                leadId,
                track,
                step,
                variant,
                stepId,
                allowRepeat,
                recipient,
                recipientName,
                sender,
                replyTo,
                subject,
                text,
                html,
                variables,
                timeZone,
                notBefore,
                time,
                attachments,
                copies,
                trace);
    }

    /** The recipient and who gets copies. */
    public List<String> addresses() {
        return Stream.concat(Stream.of(recipient), cc.stream()).toList();
    }

    /** How events name the mail that this becomes. */
    public MailRef ref(UUID emailId) {
        return new MailRef(emailId, requestId, campaignId, leadId, track, step, variant, stepId);
    }
}
