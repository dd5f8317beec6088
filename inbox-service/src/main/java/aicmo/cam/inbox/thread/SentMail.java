package aicmo.cam.inbox.thread;

import aicmo.cam.events.MailRef;
import java.util.List;

/**
 * A mail that was sent.
 *
 * @param recipient as it was written to
 * @param recipientKey the same as addresses are compared
 * @param senderKey the address that it came from, as addresses are compared; null where not told
 * @param went whether it is known to have gone
 */
record SentMail(MailRef email, String recipient, String recipientKey, String senderKey, boolean went) {
    boolean isFrom(List<String> addresses) {
        return senderKey != null && addresses.contains(senderKey);
    }
}
