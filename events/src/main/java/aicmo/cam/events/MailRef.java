package aicmo.cam.events;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Which mail of which lead an event speaks of. Mails that somebody sent by REST belong to no campaign; those components are
 * null then.
 *
 * @param emailId the sender's id of the mail
 * @param requestId what followup asked for; null for a mail sent by REST
 * @param campaignId the campaign, or null
 * @param leadId the lead, or null
 * @param track the track of the sequence, or null
 * @param step the number within the track, from 1, or null
 * @param variant which variant of the step; null where it has only one
 * @param stepId identity of the step within its campaign; null where it was known by its number only
 * @param retry how often a person had it tried again after it had failed, from 1; null for never
 */
public record MailRef(
        UUID emailId,
        UUID requestId,
        UUID campaignId,
        UUID leadId,
        String track,
        Integer step,
        String variant,
        UUID stepId,
        Integer retry) {
    public MailRef {
        Required.given(emailId, "email.email_id");
    }

    /** A mail that was never tried again by a person. */
    public MailRef(
            UUID emailId,
            UUID requestId,
            UUID campaignId,
            UUID leadId,
            String track,
            Integer step,
            String variant,
            UUID stepId) {
        this(emailId, requestId, campaignId, leadId, track, step, variant, stepId, null);
    }

    /** A mail of a step that has one variant only. */
    public MailRef(UUID emailId, UUID requestId, UUID campaignId, UUID leadId, String track, Integer step) {
        this(emailId, requestId, campaignId, leadId, track, step, null, null);
    }

    /** A mail of a step that is known by its number only. */
    public MailRef(
            UUID emailId, UUID requestId, UUID campaignId, UUID leadId, String track, Integer step, String variant) {
        this(emailId, requestId, campaignId, leadId, track, step, variant, null);
    }

    /** The identity of a step that was known by its number only: every service derives the same one. */
    public static UUID stepIdOf(UUID campaignId, String track, int step) {
        return UUID.nameUUIDFromBytes((campaignId + "/" + track + " " + step).getBytes(StandardCharsets.UTF_8));
    }

    String keyOr(String otherwise) {
        return leadId == null ? otherwise : leadId.toString();
    }
}
