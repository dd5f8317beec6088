package aicmo.cam.sender.outbound;

import aicmo.cam.sender.mail.MailStatus;
import aicmo.cam.sender.provider.WrittenMail;
import java.util.List;

/**
 * A mail as it would go.
 *
 * @param status QUEUED where it would be queued; else what would become of it: SUPPRESSED, CANCELLED or FAILED
 * @param reason why it would not be queued; absent where it would
 * @param provider who would carry it: smtp, resend or noop
 * @param dryRun whether this installation hands nothing over (AICMO_CAM_EMAIL_DRY_RUN)
 * @param from as the recipient sees it: of a pool, the sender that would be chosen
 * @param to the recipient's address
 * @param cc who would get copies; absent for nobody
 * @param replyTo where answers would go; absent for {@code from}
 * @param subject rendered, as are text and html
 * @param html absent for a mail in plain text
 * @param headers in their order
 * @param size of source, in bytes
 * @param mediaType of source: message/rfc822, or application/json for Resend
 * @param source all that would be handed over. Message-ID, Date and the tokens within the links and addresses differ in each mail
 */
record EmailPreview(
        MailStatus status,
        String reason,
        String provider,
        boolean dryRun,
        String from,
        String to,
        List<String> cc,
        String replyTo,
        String subject,
        String text,
        String html,
        List<WrittenMail.Header> headers,
        Integer size,
        String mediaType,
        String source) {}
