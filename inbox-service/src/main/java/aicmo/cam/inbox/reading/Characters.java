package aicmo.cam.inbox.reading;

/** Text as PostgreSQL and JSON take it: without NUL, without halves of surrogate pairs, and of a bounded size. */
final class Characters {
    private Characters() {}

    /** The text, cut where its UTF-8 would have more than {@code most} bytes. */
    static String kept(String text, int most) {
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
