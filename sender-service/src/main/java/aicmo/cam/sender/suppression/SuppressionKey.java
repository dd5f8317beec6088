package aicmo.cam.sender.suppression;

import aicmo.cam.mail.address.Address;
import aicmo.cam.mail.address.PublicMailboxes;

/**
 * An address or a domain that somebody gave, as the list knows it.
 *
 * @param key an address in lower case with an ASCII domain, or such a domain; null where it is neither
 * @param fault why it can't be on the list, and what to do; null where it can
 */
record SuppressionKey(String key, String fault) {
    private static final int SHOWN = 100;

    /** @param force whether a domain may be one where anybody has a mailbox */
    static SuppressionKey of(String given, boolean force) {
        String text = given.strip();
        if (text.indexOf('@') > 0) {
            return Address.isValid(text) ? new SuppressionKey(Address.of(text).key(), null) : neither(text);
        }
        // "@acme.example" is how some lists write a domain.
        Address anybody = Address.of("anybody@" + (text.startsWith("@") ? text.substring(1) : text));
        if (!Address.isValid(anybody.address())) {
            return neither(text);
        }
        String domain = anybody.asciiDomain();
        if (!force && PublicMailboxes.has(domain)) {
            return new SuppressionKey(
                    null,
                    domain
                            + " is where anybody has a mailbox: nobody there would get mail any more. Give the address of the"
                            + " person, or force=true if the whole domain is meant");
        }
        return new SuppressionKey(domain, null);
    }

    private static SuppressionKey neither(String text) {
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        return new SuppressionKey(
                null,
                "'" + shown.replaceAll("\\p{Cntrl}", "\uFFFD")
                        + "' is neither an email address nor a domain; give one, such as anna@acme.example or acme.example");
    }
}
