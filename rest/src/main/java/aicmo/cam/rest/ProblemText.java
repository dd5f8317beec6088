package aicmo.cam.rest;

import java.util.Locale;
import java.util.regex.Pattern;

/** Puts what Jackson and Bean Validation say into the words of the API. */
public final class ProblemText {
    /** Jackson names classes in full; to the sender of a request only their last name says anything. */
    private static final Pattern CLASS_NAME = Pattern.compile("`(?:\\w++[.$])++(\\w++)(?:<[^`]*>)?`");

    private ProblemText() {}

    /** Jackson's message without the packages of our classes. */
    public static String plain(String message) {
        return CLASS_NAME.matcher(message).replaceAll("`$1`");
    }

    /** The path of a Java property as it is named in the JSON: {@code steps[0].onlyIf} is {@code steps[0].only_if}. */
    public static String inJson(String path) {
        return path.replaceAll("\\.<[^>]*>", "")
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }
}
