package aicmo.cam.events;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A step of a lead's sequence is due. Published by followup, keyed by lead. It carries all that the sender needs, so that the
 * sender depends on no other event having come before.
 *
 * @param requestId identity of this step for this lead: asking twice is asking once
 * @param step the number within the track, from 1
 * @param track {@code main} or {@code qualified}
 * @param recipient the lead's address
 * @param recipientName the name beside the address; null where unknown
 * @param from the sender as it stands in the mail, {@code Name <address>}
 * @param replyTo where answers go; null for the sender's own address
 * @param subject a Liquid template; null to answer in the thread of the lead's last mail
 * @param text a Liquid template
 * @param html a Liquid template; null for a mail in plain text
 * @param variables what the templates may name
 * @param timeZone the lead's IANA time zone; null where unknown
 * @param variant which of the step's wordings it is; null where the step has only one
 * @param stepId identity of the step within its campaign, whatever its number becomes; null where the publisher knew steps by number only
 * @param allowRepeat whether the mail may say what another mail of the campaign told the lead already; null is no
 */
public record EmailRequested(
        UUID eventId,
        Instant occurredAt,
        UUID requestId,
        UUID campaignId,
        UUID leadId,
        int step,
        String track,
        String recipient,
        String recipientName,
        String from,
        String replyTo,
        String subject,
        String text,
        String html,
        Map<String, String> variables,
        String timeZone,
        String variant,
        UUID stepId,
        Boolean allowRepeat)
        implements Event {

    public EmailRequested {
        Required.identity(eventId, occurredAt);
        Required.given(requestId, "request_id");
        Required.given(campaignId, "campaign_id");
        Required.given(leadId, "lead_id");
        Required.given(track, "track");
        Required.given(recipient, "recipient");
        Required.given(from, "from");
        Required.given(text, "text");
        variables = Required.orEmpty(variables);
    }

    /** A step that has one wording only, known by its number. */
    public EmailRequested(
            UUID eventId,
            Instant occurredAt,
            UUID requestId,
            UUID campaignId,
            UUID leadId,
            int step,
            String track,
            String recipient,
            String recipientName,
            String from,
            String replyTo,
            String subject,
            String text,
            String html,
            Map<String, String> variables,
            String timeZone) {
        this(
                eventId,
                occurredAt,
                requestId,
                campaignId,
                leadId,
                step,
                track,
                recipient,
                recipientName,
                from,
                replyTo,
                subject,
                text,
                html,
                variables,
                timeZone,
                null,
                null,
                null);
    }

    @Override
    public String key() {
        return leadId.toString();
    }
}
