package aicmo.cam.sender.draft;

import aicmo.cam.events.EmailFailed.Reason;
import aicmo.cam.sender.mail.MailStatus;
import aicmo.cam.sender.mail.RenderedMail;

/** What becomes of an order: a mail that may be queued, or a refusal. */
public sealed interface Drafted {

    /**
     * @param mail ready to be handed over
     * @param contentHash SHA-256, in hex, of what makes this mail this mail
     */
    record Draft(RenderedMail mail, String contentHash) implements Drafted {}

    /** @param detail what is wrong, where, and what to do */
    record Refusal(Reason reason, String detail) implements Drafted {
        /** How a mail stands that was refused so. */
        public MailStatus status() {
            return switch (reason) {
                case SUPPRESSED -> MailStatus.SUPPRESSED;
                case CANCELLED -> MailStatus.CANCELLED;
                case INVALID_ADDRESS,
                        NOT_ALLOWED,
                        INCOMPLETE_SETTINGS,
                        TEMPLATE,
                        DUPLICATE,
                        REJECTED,
                        RETRIES_EXHAUSTED -> MailStatus.FAILED;
            };
        }
    }
}
