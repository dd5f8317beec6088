package aicmo.cam.followup.preflight.check;

import static aicmo.cam.followup.preflight.check.PreflightItem.Name.MAILBOX;
import static aicmo.cam.followup.preflight.check.PreflightItem.Name.POSTAL_ADDRESS;
import static aicmo.cam.followup.preflight.check.PreflightItem.Name.PUBLIC_URL;
import static aicmo.cam.followup.preflight.check.PreflightItem.Name.SENDER;

import aicmo.cam.followup.setup.MailboxState;
import aicmo.cam.followup.setup.SenderState;
import aicmo.cam.mail.address.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether the sender and the mailbox for answers are set up, as they told last. */
public final class SetupCheck {
    private static final Duration LATELY = Duration.ofHours(1);
    private static final String UNHEARD = "the sender has not described itself yet";
    private static final String START_IT = "start the sender, and see that its events arrive";

    private SetupCheck() {}

    public static List<PreflightItem> of(Optional<SenderState> sender, Address from) {
        if (sender.isEmpty()) {
            return List.of(
                    PreflightItem.warn(SENDER, null, UNHEARD, START_IT),
                    PreflightItem.skipped(PUBLIC_URL, UNHEARD),
                    PreflightItem.skipped(POSTAL_ADDRESS, UNHEARD));
        }
        return List.of(sends(sender.get(), from), publicUrl(sender.get()), postalAddress(sender.get()));
    }

    private static PreflightItem sends(SenderState sender, Address from) {
        if (sender.provider().equals("noop")) {
            return PreflightItem.warn(
                    SENDER,
                    "no provider",
                    "the sender has no provider: no mail leaves it",
                    "set AICMO_SMTP_HOST or AICMO_RESEND_API_KEY");
        }
        if (sender.dryRun()) {
            return PreflightItem.warn(
                    SENDER,
                    "dry run",
                    "the sender is in dry-run: no mail leaves it",
                    "set AICMO_CAM_EMAIL_DRY_RUN=false");
        }
        if (sender.allowList()) {
            return PreflightItem.warn(
                    SENDER,
                    "allow list",
                    "the sender writes only to addresses that its allow list names",
                    "see whether the leads are among them, or unset AICMO_CAM_EMAIL_ALLOWLIST_REGEX");
        }
        boolean known = sender.senders().isEmpty() || sender.senders().contains(from.key());
        return known
                ? PreflightItem.pass(SENDER, sender.provider(), "the sender sends by " + sender.provider())
                : PreflightItem.warn(
                        SENDER,
                        from.key(),
                        "other senders have settings of their own, and " + from.key() + " has none",
                        "see whether it is meant, or add AICMO_CAM_IDENTITIES__NAME__FROM");
    }

    private static PreflightItem publicUrl(SenderState sender) {
        if (sender.publicUrl() == null) {
            return PreflightItem.fail(
                    PUBLIC_URL,
                    "not set",
                    "there is no link to unsubscribe, without which no mail of a campaign goes",
                    "set AICMO_CAM_PUBLIC_URL");
        }
        if (sender.publicUrlAnswers() == null) {
            return PreflightItem.skipped(PUBLIC_URL, "the sender has not tried " + sender.publicUrl() + " yet");
        }
        return sender.publicUrlAnswers()
                ? PreflightItem.pass(
                        PUBLIC_URL, sender.publicUrl(), "the link to unsubscribe leads to the sender's page")
                : PreflightItem.fail(
                        PUBLIC_URL,
                        sender.publicUrl(),
                        "the link to unsubscribe does not lead to the sender's page: " + sender.publicUrlSays(),
                        "let your web server pass " + sender.publicUrl() + "/u/ on to the sender, or correct"
                                + " AICMO_CAM_PUBLIC_URL");
    }

    private static PreflightItem postalAddress(SenderState sender) {
        return sender.postalAddress()
                ? PreflightItem.pass(POSTAL_ADDRESS, "set", "mails carry the sender's postal address")
                : PreflightItem.fail(
                        POSTAL_ADDRESS,
                        "not set",
                        "there is no postal address, without which no mail of a campaign goes",
                        "set AICMO_CAM_POSTAL_ADDRESS");
    }

    /** @param replies where answers go */
    public static PreflightItem mailbox(Address replies, Optional<MailboxState> known, Instant now) {
        String address = replies.key();
        if (known.isEmpty() || (known.get().readAt() == null && known.get().why() == null)) {
            return PreflightItem.warn(
                    MAILBOX,
                    "not read",
                    "the inbox has told of no mailbox " + address + ", so that answers to it may not be heard",
                    "add the mailbox; where answers reach another one by an alias, accept this");
        }
        MailboxState mailbox = known.get();
        if (mailbox.why() != null) {
            return PreflightItem.fail(
                    MAILBOX,
                    "failing since " + mailbox.failingSince(),
                    "the mailbox " + address + " can't be read: " + mailbox.why(),
                    "correct its settings; GET /api/cam/mailboxes shows it");
        }
        return mailbox.readAt().isBefore(now.minus(LATELY))
                ? PreflightItem.warn(
                        MAILBOX,
                        "read at " + mailbox.readAt(),
                        "the mailbox " + address + " was not read for more than an hour",
                        "see whether the inbox runs")
                : PreflightItem.pass(MAILBOX, "read at " + mailbox.readAt(), "the mailbox " + address + " is read");
    }
}
