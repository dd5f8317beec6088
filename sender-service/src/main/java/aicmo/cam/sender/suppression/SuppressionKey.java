package aicmo.cam.sender.suppression;

import aicmo.cam.mail.address.Address;
import aicmo.cam.mail.address.PublicMailboxes;
import aicmo.cam.mail.address.SuppressionKeys;
import aicmo.cam.mail.address.WrittenAddress;
import aicmo.cam.mail.coding.InvisibleCharacters;
import java.util.regex.Pattern;

/**
 * An address, a domain or a pattern that somebody gave, as the list knows it.
 *
 * @param key an address in lower case with an ASCII domain; such a domain, for all of its addresses; or {@code *.} and a domain, for all
 *     of its subdomains; null where it is none of them
 * @param fault why it can't be on the list, and what to do; null where it can
 */
record SuppressionKey(String key, String fault) {
    private static final int SHOWN = 100;
    private static final String SUBDOMAINS = "*.";
    private static final String EVERYBODY = "*@";

    /** Where registries let others register: {@code co.uk}, {@code com.br}. */
    private static final Pattern REGISTRY = Pattern.compile("(co|com|org|net|gov|gob|go|ac|edu|ne|or)\\.[a-z]{2}");

    /**
     * What stands in one cell or field, as people write it: also {@code Anna <anna@acme.example>}, {@code mailto:anna@acme.example}, and
     * with the invisible characters of a copied text.
     *
     * @param force as in {@link #of}
     */
    static SuppressionKey written(String given, boolean force) {
        WrittenAddress written = WrittenAddress.read(given);
        String text = written.fault() == null
                ? written.address()
                : InvisibleCharacters.strip(InvisibleCharacters.withoutZeroWidth(given));
        SuppressionKey key = of(text, force);
        return key.fault() == null
                ? key
                : InvisibleCharacters.firstIn(text)
                        .map(character ->
                                fault(key.fault() + ". It has the character " + character + " in it; delete that"))
                        .orElse(key);
    }

    /** @param force whether a domain may be one where anybody has a mailbox, or may register a domain */
    static SuppressionKey of(String given, boolean force) {
        String text = given.strip();
        // "acme.example." is how DNS writes it, "@acme.example" and "*@acme.example" how some lists do.
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        if (name.startsWith(EVERYBODY)) {
            name = name.substring(EVERYBODY.length());
        } else if (name.indexOf('@') > 0) {
            return ofAddress(name);
        } else if (name.startsWith("@")) {
            name = name.substring(1);
        }
        boolean subdomains = name.startsWith(SUBDOMAINS);
        Address anybody = Address.of("anybody@" + (subdomains ? name.substring(SUBDOMAINS.length()) : name));
        if (!Address.isValid(anybody.address())) {
            return neither(text);
        }
        String domain = anybody.asciiDomain();
        String tooWide = force ? null : tooWide(domain, subdomains);
        return tooWide == null
                ? new SuppressionKey(subdomains ? SuppressionKeys.subdomainsOf(domain) : domain, null)
                : fault(tooWide);
    }

    private static SuppressionKey ofAddress(String text) {
        if (text.indexOf('*') >= 0) {
            return fault("'" + shown(text)
                    + "' has a * within an address; give the whole address, *@acme.example or acme.example"
                    + " for a domain, or *.acme.example for its subdomains");
        }
        return Address.isValid(text) ? new SuppressionKey(Address.of(text).key(), null) : neither(text);
    }

    private static String tooWide(String domain, boolean subdomains) {
        if (REGISTRY.matcher(domain).matches()) {
            return domain
                    + " is where anybody registers a domain: nobody there would get mail any more. Give the domain of the"
                    + " company, or force=true if all of them are meant";
        }
        if (!subdomains && PublicMailboxes.has(domain)) {
            return domain
                    + " is where anybody has a mailbox: nobody there would get mail any more. Give the address of the"
                    + " person, or force=true if the whole domain is meant";
        }
        return null;
    }

    private static SuppressionKey neither(String text) {
        return fault(
                "'" + shown(text) + "' is neither an email address nor a domain; give one, such as anna@acme.example,"
                        + " acme.example (or *@acme.example) for everybody there, or *.acme.example for its subdomains");
    }

    private static SuppressionKey fault(String why) {
        return new SuppressionKey(null, why);
    }

    private static String shown(String text) {
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        return shown.replaceAll("\\p{Cntrl}", "\uFFFD");
    }
}
