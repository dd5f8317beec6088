package aicmo.cam.rest.json;

import java.util.Optional;

/** Text that CAM can store and send on: PostgreSQL stores no NUL, and half of a surrogate pair has no form in UTF-8. */
public final class PlainText {
    private PlainText() {}

    /** What is wrong with a text, to be read after its name; empty where nothing is. */
    public static Optional<String> fault(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return Optional.of("has a NUL character (U+0000) at position " + (i + 1) + "; take it out");
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return Optional.of("has half of a surrogate pair (U+%04X) at position %d; send the whole character"
                        .formatted((int) c, i + 1));
            }
        }
        return Optional.empty();
    }

    /** @throws IllegalArgumentException with the fault, where there is one */
    static String checked(String text) {
        fault(text).ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
        return text;
    }
}
