package aicmo.cam.sender.draft;

import aicmo.cam.mail.address.Address;
import java.util.Optional;

/** Subaddressing (RFC 5233): what stands behind a plus is the mailbox owner's own. */
final class ReplyAddress {
    private ReplyAddress() {}

    /** {@code Anna <anna+TOKEN@acme.example>}; empty where a plus is in use already or the address would be too long. */
    static Optional<String> plus(String mailbox, String token) {
        Address given = Address.parse(mailbox).orElseThrow();
        String address = given.localPart() + "+" + token + "@" + given.domain();
        int at = mailbox.lastIndexOf(given.address());
        if (given.localPart().indexOf('+') >= 0 || at < 0 || !Address.isValid(address)) {
            return Optional.empty();
        }
        return Optional.of(mailbox.substring(0, at)
                + address
                + mailbox.substring(at + given.address().length()));
    }
}
