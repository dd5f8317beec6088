package aicmo.cam.inbox.thread;

import aicmo.cam.events.MailRef;
import java.util.List;

/**
 * A mail that was sent.
 *
 * @param recipient as it was written to
 * @param recipientKey the same as addresses are compared
 * @param senderKey the address that it came from, as addresses are compared; null where not told
 * @param copyKeys who got copies, as addresses are compared
 * @param went whether it is known to have gone
 */
record SentMail(
        MailRef email, String recipient, String recipientKey, String senderKey, List<String> copyKeys, boolean went) {
    boolean isFrom(List<String> addresses) {
        return senderKey != null && addresses.contains(senderKey);
    }

    /** Whether it went to one of these addresses. */
    boolean wentTo(List<String> addresses) {
        return addresses.contains(recipientKey) || copyKeys.stream().anyMatch(addresses::contains);
    }

    /** The address that a message from, or about, these addresses speaks for: somebody's who got a copy only where the recipient's is not among them. */
    String addressed(List<String> addresses) {
        if (addresses.contains(recipientKey)) {
            return recipient;
        }
        return addresses.stream().filter(copyKeys::contains).findFirst().orElse(recipient);
    }
}
