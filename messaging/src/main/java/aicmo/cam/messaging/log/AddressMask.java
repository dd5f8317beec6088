package aicmo.cam.messaging.log;

import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/**
 * Formats as another formatter does, and then makes the mail addresses unreadable in it: {@code a***@example.com}. It works on the
 * finished line, so that nothing escapes it: not the reason of an exception, and not what a database quotes of a row.
 *
 * <p>Logs go further and stay longer than tables: no erasure reaches them. The domain stays, since most faults are a domain's.
 */
final class AddressMask extends Formatter {
    private final Formatter lines;

    AddressMask(Formatter lines) {
        this.lines = lines;
    }

    @Override
    public String format(LogRecord told) {
        return masked(lines.format(told));
    }

    @Override
    public String getHead(Handler handler) {
        return lines.getHead(handler);
    }

    @Override
    public String getTail(Handler handler) {
        return lines.getTail(handler);
    }

    /** Linear in the length: each character is looked at at most twice. */
    static String masked(String line) {
        int at = line.indexOf('@');
        if (at < 0) {
            return line;
        }
        StringBuilder told = new StringBuilder(line.length());
        int done = 0;
        for (; at >= 0; at = line.indexOf('@', at + 1)) {
            int begin = at;
            while (begin > done && isOfLocalPart(line.charAt(begin - 1))) {
                begin--;
            }
            boolean isAddress = begin < at && at + 1 < line.length() && Character.isLetterOrDigit(line.charAt(at + 1));
            if (isAddress) {
                told.append(line, done, begin + 1).append("***");
                done = at;
            }
        }
        return told.append(line, done, line.length()).toString();
    }

    /** The letters of an address that needs no quotes (RFC 5322 atext and the dot), and of other scripts (RFC 6531). */
    private static boolean isOfLocalPart(char letter) {
        return Character.isLetterOrDigit(letter) || "!#$%&'*+-/=?^_`{|}~.".indexOf(letter) >= 0 || letter > 127;
    }
}
