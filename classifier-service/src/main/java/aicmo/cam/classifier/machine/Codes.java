package aicmo.cam.classifier.machine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The codes in what a mail system says, each found in one pass. */
final class Codes {

    static final String TIME_RAN_OUT = "4.4.7";

    /** IronPort's "5.1.0 - Unknown address error 550-'5.7.1 …'", which Amazon SES hands on. */
    private static final Pattern QUOTED = Pattern.compile("[45]\\.\\d\\.\\d - [A-Za-z ,]{1,50} \\d{3}-'");

    private static final String BEFORE_REPLIES = ":\"'(<>=#[";

    private Codes() {}

    /**
     * The enhanced status code of the failure, or empty: what IronPort and Amazon quote of the remote server before what they make of
     * it, any code before 4.4.7 (which says only that time ran out, not why), the permanent before the transient.
     */
    static String status(String said) {
        String quoted = quoted(said);
        String inner = firstStatus(quoted);
        return inner.isEmpty() && quoted.length() < said.length() ? firstStatus(said) : inner;
    }

    /** What IronPort quotes of the remote server; all where it quotes nothing. */
    static String quoted(String said) {
        if (!said.contains("-'")) {
            return said;
        }
        Matcher quoted = QUOTED.matcher(said);
        return quoted.find() ? said.substring(quoted.end()) : said;
    }

    private static String firstStatus(String said) {
        String first = "";
        for (int dot = said.indexOf('.'); dot >= 0; dot = said.indexOf('.', dot + 1)) {
            int end = dot > 0 ? endOfStatus(said, dot - 1) : -1;
            if (end < 0) {
                continue;
            }
            String status = said.substring(dot - 1, end);
            if (status.startsWith("5")) {
                return status;
            }
            boolean better = first.isEmpty() || first.equals(TIME_RAN_OUT);
            first = better && status.startsWith("4") ? status : first;
            dot = end - 1;
        }
        return first;
    }

    /** The end of the code (RFC 3463) that begins there, or -1. Years, versions and IP addresses look alike, so no digit or dot may stand beside it. */
    private static int endOfStatus(String said, int start) {
        char kind = said.charAt(start);
        boolean opens = (kind == '2' || kind == '4' || kind == '5')
                && !isDigit(said, start - 1)
                && !(start > 0 && said.charAt(start - 1) == '.');
        int subject = opens ? digits(said, start + 2, 2) : 0;
        int second = start + 2 + subject;
        if (subject == 0 || second >= said.length() || said.charAt(second) != '.') {
            return -1;
        }
        int detail = digits(said, second + 1, 3);
        int end = second + 1 + detail;
        boolean goesOn =
                isDigit(said, end) || (end < said.length() && said.charAt(end) == '.' && isDigit(said, end + 1));
        return detail == 0 || goesOn ? -1 : end;
    }

    private static int digits(String said, int from, int most) {
        int count = 0;
        while (count < most && isDigit(said, from + count)) {
            count++;
        }
        return count;
    }

    /** The first reply code (RFC 5321), or empty: it stands at the beginning of what the server said. */
    static String reply(String said) {
        for (int i = 0; i + 4 < said.length(); i++) {
            char kind = said.charAt(i);
            if ((kind == '4' || kind == '5') && isReply(said, i)) {
                return said.substring(i, i + 3);
            }
        }
        return "";
    }

    private static boolean isReply(String said, int at) {
        char subject = said.charAt(at + 1);
        boolean opens = at == 0
                || Character.isWhitespace(said.charAt(at - 1))
                || BEFORE_REPLIES.indexOf(said.charAt(at - 1)) >= 0;
        if (!opens || subject < '0' || subject > '5' || !isDigit(said, at + 2)) {
            return false;
        }
        char mark = said.charAt(at + 3);
        boolean parted = mark == '-' || Character.isWhitespace(mark);
        char next = said.charAt(at + 4);
        boolean enhanced = (next == '4' || next == '5')
                && at + 6 < said.length()
                && said.charAt(at + 5) == '.'
                && isDigit(said, at + 6);
        return parted && (!isDigit(said, at + 4) || enhanced);
    }

    private static boolean isDigit(String said, int at) {
        return at >= 0 && at < said.length() && said.charAt(at) >= '0' && said.charAt(at) <= '9';
    }
}
