package aicmo.cam.mail.mime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What may stand before the first header and is none: empty lines, a byte order mark, the "From " line of an mbox. */
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
