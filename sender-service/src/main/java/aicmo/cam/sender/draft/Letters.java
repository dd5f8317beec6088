package aicmo.cam.sender.draft;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Which characters may stand where. */
final class Letters {
    private static final String LINE_SEPARATORS = "\u2028\u2029";

    private Letters() {}

    /** Why the text can't stand in a header; empty where it can. */
    static Optional<String> unfitForHeader(String text) {
        boolean control = text.chars().anyMatch(c -> Character.isISOControl(c) || LINE_SEPARATORS.indexOf(c) >= 0);
        return control ? Optional.of("has a line break or control character in it") : unwritable(text);
    }

    /** Why the text can't stand in a body; empty where it can. */
    static Optional<String> unfitForBody(String text) {
        return text.indexOf('\0') >= 0 ? Optional.of("has a NUL character in it") : unwritable(text);
    }

    private static Optional<String> unwritable(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text)
                ? Optional.empty()
                : Optional.of("has half a character in it (an unpaired surrogate), which can't be written");
    }
}
