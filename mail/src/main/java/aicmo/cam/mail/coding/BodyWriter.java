package aicmo.cam.mail.coding;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Writes text as the body of a part: CRLF line ends, UTF-8, in an encoding that no mail system breaks (RFC 2045 section 6). */
public final class BodyWriter {
    private static final int LONGEST_LINE = 78;
    private static final int LONGEST_ENCODED = 76;
    private static final String HEX = "0123456789ABCDEF";

    private BodyWriter() {}

    /**
     * Encoded text.
     *
     * @param transferEncoding 7bit, quoted-printable or base64
     * @param content ASCII, lines end with CRLF
     */
    public record Body(String transferEncoding, String content) {}

    /** 7bit where the text may stand as it is, else the shorter of quoted-printable and base64. */
    public static Body write(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n");
        if (isSafe(lines)) {
            return new Body("7bit", lines);
        }
        byte[] utf8 = lines.getBytes(StandardCharsets.UTF_8);
        String quoted = quotedPrintable(utf8);
        String base64 =
                Base64.getMimeEncoder(LONGEST_ENCODED, new byte[] {'\r', '\n'}).encodeToString(utf8);
        return quoted.length() <= base64.length() ? new Body("quoted-printable", quoted) : new Body("base64", base64);
    }

    private static boolean isSafe(String lines) {
        int start = 0;
        for (int i = 0; i <= lines.length(); i++) {
            if (i == lines.length() || lines.charAt(i) == '\n') {
                boolean spaceAtEnd = i > start + 1 && " \t".indexOf(lines.charAt(Math.max(start, i - 2))) >= 0;
                // mbox writers and old relays change "From " and a lone dot.
                boolean changed = lines.startsWith("From ", start) || lines.startsWith(".", start) || spaceAtEnd;
                if (changed || i - start > LONGEST_LINE + 1) {
                    return false;
                }
                start = i + 1;
            } else if (lines.charAt(i) > 126 || (lines.charAt(i) < ' ' && "\t\r".indexOf(lines.charAt(i)) < 0)) {
                return false;
            }
        }
        return true;
    }

    private static String quotedPrintable(byte[] utf8) {
        StringBuilder out = new StringBuilder(utf8.length * 5 / 4);
        int column = 0;
        for (int i = 0; i < utf8.length; i++) {
            if (utf8[i] == '\r' && i + 1 < utf8.length && utf8[i + 1] == '\n') {
                out.append("\r\n");
                column = 0;
                i++;
                continue;
            }
            boolean lineEnds = i + 1 == utf8.length || utf8[i + 1] == '\r';
            boolean literal = isLiteral(utf8[i], column == 0, lineEnds);
            int width = literal ? 1 : 3;
            if (column + width > LONGEST_ENCODED - 1) {
                out.append("=\r\n");
                column = 0;
                literal &= isLiteral(utf8[i], true, lineEnds);
                width = literal ? 1 : 3;
            }
            if (literal) {
                out.append((char) utf8[i]);
            } else {
                out.append('=').append(HEX.charAt(utf8[i] >> 4 & 15)).append(HEX.charAt(utf8[i] & 15));
            }
            column += width;
        }
        return out.toString();
    }

    private static boolean isLiteral(byte b, boolean lineStarts, boolean lineEnds) {
        if (b == ' ' || b == '\t') {
            return !lineEnds;
        }
        return b > ' ' && b < 127 && b != '=' && !(lineStarts && (b == '.' || b == 'F' || b == '-'));
    }
}
