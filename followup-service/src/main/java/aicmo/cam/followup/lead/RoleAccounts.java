package aicmo.cam.followup.lead;

import java.util.Locale;
import java.util.Set;

/**
 * Addresses that belong to a task of the mail system and to no person (RFC 2142 and what machines write as). Mail to them is a complaint
 * waiting to happen. {@code info@} and {@code sales@} are read by people, and are taken.
 */
public final class RoleAccounts {
    private static final Set<String> NAMES = Set.of(
            "abuse",
            "bounce",
            "bounces",
            "do-not-reply",
            "donotreply",
            "hostmaster",
            "list-request",
            "mailer-daemon",
            "majordomo",
            "no-reply",
            "no_reply",
            "noc",
            "noreply",
            "nobody",
            "postmaster",
            "root",
            "security",
            "spam",
            "unsubscribe",
            "usenet",
            "uucp",
            "webmaster");

    private RoleAccounts() {}

    /** Whether an address with this local part belongs to no person, also with a tag behind a plus. */
    public static boolean has(String localPart) {
        String bare = localPart.toLowerCase(Locale.ROOT);
        int plus = bare.indexOf('+');
        return NAMES.contains(plus < 0 ? bare : bare.substring(0, plus));
    }
}
