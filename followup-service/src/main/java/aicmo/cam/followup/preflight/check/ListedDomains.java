package aicmo.cam.followup.preflight.check;

import aicmo.cam.mail.address.PublicMailboxes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Domains that are known without asking anybody: throw-away mailboxes, and slips of the big mailbox providers' names. */
final class ListedDomains {
    /** Mailboxes for anybody that last minutes or that everybody can read; the best known. */
    private static final Set<String> DISPOSABLE = Set.of(
            "10minutemail.com",
            "dispostable.com",
            "emailondeck.com",
            "fakeinbox.com",
            "getairmail.com",
            "getnada.com",
            "guerrillamail.com",
            "guerrillamail.net",
            "maildrop.cc",
            "mailinator.com",
            "mailnesia.com",
            "mintemail.com",
            "mohmal.com",
            "moakt.com",
            "sharklasers.com",
            "spamgourmet.com",
            "temp-mail.org",
            "tempmail.com",
            "tempmailo.com",
            "throwawaymail.com",
            "trashmail.com",
            "trashmail.de",
            "wegwerfmail.de",
            "yopmail.com");

    /** The names that are mistyped; short ones are left out, since many a company is one letter away from them. */
    private static final List<String> BIG = List.of(
            "gmail.com",
            "googlemail.com",
            "hotmail.com",
            "outlook.com",
            "yahoo.com",
            "icloud.com",
            "protonmail.com",
            "t-online.de",
            "freenet.de",
            "comcast.net");

    /** One letter away from a big one, and a provider of its own. */
    private static final Set<String> REAL = Set.of("email.com", "ymail.com", "gmail.co", "mail.com");

    private ListedDomains() {}

    static boolean isDisposable(String domain) {
        for (String part = domain; part.contains("."); part = part.substring(part.indexOf('.') + 1)) {
            if (DISPOSABLE.contains(part)) {
                return true;
            }
        }
        return false;
    }

    /** The provider that was meant; empty where the domain looks like none of them, or is one. */
    static Optional<String> meant(String domain) {
        if (PublicMailboxes.has(domain) || REAL.contains(domain)) {
            return Optional.empty();
        }
        return BIG.stream().filter(big -> oneSlip(domain, big)).findFirst();
    }

    /** One letter more, less or other, or two neighbours the wrong way round. */
    private static boolean oneSlip(String written, String meant) {
        int longer = written.length() - meant.length();
        if (Math.abs(longer) > 1 || written.equals(meant)) {
            return false;
        }
        int same = 0;
        while (same < written.length() && same < meant.length() && written.charAt(same) == meant.charAt(same)) {
            same++;
        }
        String rest = written.substring(same);
        String right = meant.substring(same);
        if (longer == 1) {
            return rest.substring(1).equals(right);
        }
        if (longer == -1) {
            return right.substring(1).equals(rest);
        }
        boolean swapped = rest.length() > 1
                && rest.charAt(0) == right.charAt(1)
                && rest.charAt(1) == right.charAt(0)
                && rest.substring(2).equals(right.substring(2));
        return swapped || rest.substring(1).equals(right.substring(1));
    }
}
