package aicmo.cam.testing.resend.email;

import aicmo.cam.testing.resend.ResendError;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses as Resend takes them: {@code email@example.com} or {@code Name <email@example.com>}. It does not say whether a local part may
 * go beyond ASCII; here it may not.
 */
public final class Addresses {

    private static final Pattern BARE = Pattern.compile("[!-~&&[^@<>,;\"]]+@[^\\s@<>,;\"]+\\.[^\\s@<>,;\".]+");
    private static final Pattern NAMED = Pattern.compile("([^<>\\r\\n]*)<([^<>]+)>");
    private static final String TEST_DOMAIN = "resend.dev";

    private Addresses() {}

    /** {@return the address without its name, in lower case} */
    public static String bare(String field, String text) {
        Matcher named = NAMED.matcher(text.strip());
        String address = named.matches() ? named.group(2).strip() : text.strip();
        if (!BARE.matcher(address).matches()) {
            throw ResendError.VALIDATION_ERROR.because(
                    "Invalid `" + field + "` field. The email address needs to follow the"
                            + " `email@example.com` or `Name <email@example.com>` format.");
        }
        return address.toLowerCase(Locale.ROOT);
    }

    public static String domain(String bareAddress) {
        return bareAddress.substring(bareAddress.lastIndexOf('@') + 1);
    }

    /** Whether it is one of delivered, bounced, complained, suppressed {@code @resend.dev}, also with {@code +label}. */
    public static boolean isTestAddress(String bareAddress) {
        return domain(bareAddress).equals(TEST_DOMAIN);
    }

    /** {@return the part before the at sign, without a label} */
    public static String mailbox(String bareAddress) {
        String local = bareAddress.substring(0, bareAddress.lastIndexOf('@'));
        int plus = local.indexOf('+');
        return plus < 0 ? local : local.substring(0, plus);
    }
}
