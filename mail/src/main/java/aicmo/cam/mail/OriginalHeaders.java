package aicmo.cam.mail;

import java.nio.charset.StandardCharsets;

/** The headers of a message that a report is about, as a part of that report (RFC 6522 section 4). */
final class OriginalHeaders {
    private OriginalHeaders() {}

    static ComposedPart of(byte[] original) {
        // Header bytes beyond ASCII are in the open in few messages; UTF-8 is what they are in those.
        String whole = new String(original, StandardCharsets.UTF_8).replace("\r\n", "\n");
        int end = whole.indexOf("\n\n");
        return ComposedPart.text("text/rfc822-headers", end < 0 ? whole : whole.substring(0, end + 1));
    }
}
