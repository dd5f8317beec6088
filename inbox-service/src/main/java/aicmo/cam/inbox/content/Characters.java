package aicmo.cam.inbox.content;

/** Text as PostgreSQL and JSON take it: without NUL, without halves of surrogate pairs, and of a bounded size. */
final class Characters {
    private Characters() {}

    /** The text, cut where its UTF-8 would have more than {@code most} bytes. */
    static String kept(String text, int most) {
        return bytesIfTaken(text) <= most ? text : rewritten(text, most);
    }

    /** Whether {@link #kept} leaves nothing out but what is not taken anyway. */
    static boolean fits(String text, int most) {
        return text.length() <= most && (text.length() * 3L <= most || bytes(text) <= most);
    }

    /** Of a text that is taken as it is, the bytes of its UTF-8; else more than any text may have. Most texts are, and copying costs. */
    private static long bytesIfTaken(String text) {
        long bytes = 0;
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == 0 || Character.isSurrogate(character)) {
                return Long.MAX_VALUE;
            }
            bytes += bytes(character);
        }
        return bytes;
    }

    private static long bytes(String text) {
        return text.codePoints().mapToLong(Characters::bytes).sum();
    }

    private static String rewritten(String text, int most) {
        StringBuilder kept = new StringBuilder(Math.min(text.length(), most));
        int bytes = 0;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            if (character == 0) {
                continue;
            }
            if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
                character = 0xFFFD;
            }
            bytes += bytes(character);
            if (bytes > most) {
                break;
            }
            kept.appendCodePoint(character);
        }
        return kept.toString();
    }

    private static int bytes(int character) {
        return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    }
}
