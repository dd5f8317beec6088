package aicmo.cam.mail.mime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where the headers begin and end: before them may stand what is none (empty lines, a byte order mark, the "From " line of an mbox),
 * and the empty line after them may be missing.
 */
final class Preface {
    private Preface() {}

    static int length(byte[] raw) {
        int at = startsWith(raw, 0, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}) ? 3 : 0;
        int text = at;
        while (text < raw.length && (raw[text] == '\r' || raw[text] == '\n')) {
            text++;
        }
        // An empty line first would say that there are no headers; only where a header follows is it taken for a
        // mistake.
        at = looksLikeField(raw, text) ? text : at;
        if (startsWith(raw, at, ascii("From ")) || startsWith(raw, at, ascii(">From "))) {
            while (at < raw.length && raw[at] != '\n') {
                at++;
            }
            at = Math.min(raw.length, at + 1);
        }
        return at;
    }

    /** The message with an empty line before the first line that can be no header; nothing where there is no such line. */
    static Optional<byte[]> endHeader(byte[] raw) {
        int at = 0;
        while (at < raw.length) {
            int end = at;
            while (end < raw.length && raw[end] != '\n') {
                end++;
            }
            boolean blank = new String(raw, at, end - at, StandardCharsets.ISO_8859_1).isBlank();
            boolean goesOn = at > 0 && !blank && (raw[at] == ' ' || raw[at] == '\t');
            if (blank || (!goesOn && !looksLikeField(raw, at))) {
                byte[] ended = new byte[raw.length + 1];
                System.arraycopy(raw, 0, ended, 0, at);
                ended[at] = '\n';
                System.arraycopy(raw, at, ended, at + 1, raw.length - at);
                return Optional.of(ended);
            }
            at = end + 1;
        }
        return Optional.empty();
    }

    private static boolean looksLikeField(byte[] raw, int from) {
        for (int i = from; i < raw.length && i < from + 80; i++) {
            if (raw[i] == ':') {
                return i > from;
            }
            boolean first5 = i == from + 4 && startsWith(raw, from, ascii("From "));
            if (first5) {
                return true;
            }
            if (raw[i] <= ' ') {
                return false;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] raw, int from, byte[] prefix) {
        return raw.length - from >= prefix.length
                && Arrays.equals(raw, from, from + prefix.length, prefix, 0, prefix.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
