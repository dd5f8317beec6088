package aicmo.cam.followup.lead;

import java.util.Locale;
import java.util.Set;

/**
 * Addresses that belong to a task of the mail system and to no person (RFC 2142 and what machines write as). Mail to them is a complaint
 * waiting to happen. {@code info@} and {@code sales@} are read by people, and are taken.
 */
final class RoleAccounts {
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

    static boolean has(String localPart) {
        String bare = localPart.toLowerCase(Locale.ROOT);
        int plus = bare.indexOf('+');
        return NAMES.contains(plus < 0 ? bare : bare.substring(0, plus));
    }
}
