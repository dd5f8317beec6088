package aicmo.cam.sender.draft;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/** Which addresses this installation may write to at all: an RE2 expression on the whole address, without regard to case. */
public final class AllowList {
    private final Pattern pattern;

    private AllowList(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * @param regex empty to allow every address
     * @throws IllegalArgumentException where it is no RE2 expression; the message names the setting
     */
    public static AllowList of(Optional<String> regex) {
        return new AllowList(regex.map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(AllowList::compile)
                .orElse(null));
    }

    boolean allows(String address) {
        return pattern == null || pattern.matches(address);
    }

    private static Pattern compile(String regex) {
        try {
            return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "AICMO_CAM_EMAIL_ALLOWLIST_REGEX is no regular expression (RE2 syntax): " + e.getMessage()
                            + "; correct it, or leave it empty to allow every address",
                    e);
        }
    }
}
