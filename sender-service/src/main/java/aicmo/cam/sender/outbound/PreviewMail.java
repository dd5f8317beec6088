package aicmo.cam.sender.outbound;

import aicmo.cam.sender.draft.Order;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A mail that somebody wants to see before it goes: one outside campaigns, or with {@code campaign_id} a step of a campaign, as
 * followup's {@code POST /api/cam/campaigns/{id}/preview} gives it.
 *
 * @param from {@code Name <address>} or an address
 * @param to the recipient's address
 * @param toName the name beside it
 * @param cc addresses that get copies, 10 at most; not in a campaign
 * @param replyTo where answers go; without it to {@code from}
 * @param subject absent for a step that goes on in the thread of the lead's earlier mails
 * @param html without it the mail is plain text
 * @param variables makes subject, text and html Liquid templates over these
 * @param campaignId makes it a mail of that campaign: with the sender's postal address and a link to unsubscribe
 * @param leadId whose thread it goes on in; only in a campaign
 * @param track {@code main} or {@code qualified}; only in a campaign
 * @param firstSubject of the thread's first mail, where none went yet; only in a campaign
 * @param attachments its files; not in a campaign
 */
record PreviewMail(
        @Size(max = 500) String from,
        @NotBlank @Size(max = 254) String to,
        @Size(max = 200) String toName,

        @Size(max = 10, message = "are more than 10 addresses; send them mails of their own")
        List<@NotNull @Size(max = 254) String> cc,

        @Size(max = 500) String replyTo,
        @Size(max = 998) String subject,
        @Size(max = 1_000_000) String text,
        @Size(max = 1_000_000) String html,
        @Size(max = 200) Map<String, String> variables,
        UUID campaignId,
        UUID leadId,

        @Pattern(regexp = "main|qualified", message = "is neither main nor qualified")
        String track,

        @Size(max = 998) String firstSubject,

        @Size(max = 10, message = "are more than 10 files; put them into an archive, or send links")
        List<@NotNull @Valid Enclosure> attachments) {

    boolean isOfCampaign() {
        return campaignId != null;
    }

    /** The same as {@code POST /api/cam/email/send} takes it. */
    DirectMail direct() {
        return new DirectMail(from, to, toName, cc, replyTo, subject, text, html, variables, null, attachments);
    }

    /** The step of the campaign that it is. */
    Order step(Instant now) {
        return new Order(
                null,
                campaignId,
                leadId,
                track == null ? "main" : track,
                null,
                null,
                null,
                false,
                to,
                toName,
                from,
                replyTo,
                subject,
                text,
                html,
                variables == null ? Map.of() : variables,
                null,
                null,
                now,
                Map.of());
    }
}
