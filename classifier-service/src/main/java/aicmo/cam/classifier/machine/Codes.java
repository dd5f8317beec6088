package aicmo.cam.classifier.machine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The codes and addresses in what a mail system says. All patterns are bounded, so that reading is linear. */
final class Codes {

    /** RFC 3463; years, versions and IP addresses look alike, so no digit or dot may stand beside it. */
    private static final Pattern STATUS = Pattern.compile("(?<![\\d.])([245]\\.\\d{1,2}\\.\\d{1,3})(?![\\d]|\\.\\d)");

    /** RFC 5321: a reply code stands at the beginning of what the server said. */
    private static final Pattern REPLY =
            Pattern.compile("(?:^|[\\s:\"'(<>=#\\[])([45][0-5]\\d)(?=[\\s-][^\\d]|[\\s-][45]\\.\\d|[\\s-]#)");

    static final String TIME_RAN_OUT = "4.4.7";

    /** IronPort's "5.1.0 - Unknown address error 550-'5.7.1 …'", which Amazon SES hands on. */
    private static final Pattern QUOTED = Pattern.compile("[45]\\.\\d\\.\\d - [A-Za-z ,]{1,50} \\d{3}-'");

    /** Sendmail sends its commands in one go; that no recipient was left shows that RCPT was refused, whatever it names. */
    private static final Pattern NO_RECIPIENT =
            Pattern.compile("(?i)no valid recipients|need rcpt|no recipients? (?:have been )?specified|need recipient");

    private static final Pattern AT_MAIL_FROM =
            Pattern.compile("(?i)(?:reply to|after|response to|command:?) mail from|smtp command\\s{1,4}mail\\s");

    private static final Pattern AFTER_DATA = Pattern.compile(
            "(?i)(?:reply to (?:the )?(?:end of )?data|after (?:end of )?data|response to (?:end of )?data|>>> (?:data|\\.)\\s|smtp command\\s{1,4}data\\s)");

    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,8}");

    private Codes() {}

    /** The same text with blanks instead of addresses. */
    static String withoutAddresses(String said) {
        return said.indexOf('@') < 0
                ? said
                : ADDRESS.matcher(said)
                        .replaceAll(found -> " ".repeat(found.group().length()));
    }

    /**
     * True where the server took the address and refused after the message's data: that speaks of the message, though some
     * (Japanese mobile carriers, filters that hide behind "user unknown") name the user.
     */
    static boolean refusedAfterData(String said) {
        return AFTER_DATA.matcher(said).find() && !NO_RECIPIENT.matcher(said).find();
    }

    /** True where the server refused the sender before it was told the recipient. */
    static boolean refusedSender(String said) {
        return AT_MAIL_FROM.matcher(said).find();
    }

    /**
     * The enhanced status code of the failure, or empty: what IronPort and Amazon quote of the remote server before what they make of
     * it, any code before 4.4.7 (which says only that time ran out, not why), the permanent before the transient.
     */
    static String status(String said) {
        String inner = firstStatus(quoted(said));
        return inner.isEmpty() ? firstStatus(said) : inner;
    }

    /** What IronPort quotes of the remote server; all where it quotes nothing. */
    static String quoted(String said) {
        Matcher quoted = QUOTED.matcher(said);
        return quoted.find() ? said.substring(quoted.end()) : said;
    }

    private static String firstStatus(String said) {
        Matcher matcher = STATUS.matcher(said);
        String first = "";
        while (matcher.find()) {
            String status = matcher.group(1);
            if (status.startsWith("5")) {
                return status;
            }
            boolean better = first.isEmpty() || first.equals(TIME_RAN_OUT);
            first = better && status.startsWith("4") ? status : first;
        }
        return first;
    }

    static String reply(String said) {
        return first(REPLY, said, 1);
    }

    static String address(String said) {
        return first(ADDRESS, said, 0);
    }

    private static String first(Pattern pattern, String said, int group) {
        Matcher matcher = pattern.matcher(said);
        return matcher.find() ? matcher.group(group) : "";
    }
}
