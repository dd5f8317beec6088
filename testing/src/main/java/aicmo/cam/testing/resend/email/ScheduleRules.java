package aicmo.cam.testing.resend.email;

import aicmo.cam.testing.resend.ResendError;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a mail may be scheduled: ISO 8601 or the like of {@code in 2 hours}, in the future, at most 30 days ahead. */
public final class ScheduleRules {

    private static final Duration FARTHEST = Duration.ofDays(30);
    private static final Pattern SPOKEN = Pattern.compile("in (\\d{1,4}|an?) (min(?:ute)?|hour|day)s?");

    private ScheduleRules() {}

    public static Instant check(String text, Instant now) {
        Instant at = spoken(text, now).orElseGet(() -> iso(text));
        if (at.isBefore(now)) {
            throw ResendError.VALIDATION_ERROR.because("The `scheduled_at` field must be in the future.");
        }
        if (at.isAfter(now.plus(FARTHEST))) {
            throw ResendError.VALIDATION_ERROR.because("The `scheduled_at` field must be at most 30 days ahead.");
        }
        return at;
    }

    private static Optional<Instant> spoken(String text, Instant now) {
        Matcher words = SPOKEN.matcher(text.strip());
        if (!words.matches()) {
            return Optional.empty();
        }
        long count = words.group(1).startsWith("a") ? 1 : Long.parseLong(words.group(1));
        return Optional.of(now.plus(unit(words.group(2)).multipliedBy(count)));
    }

    private static Duration unit(String word) {
        if (word.startsWith("min")) {
            return Duration.ofMinutes(1);
        }
        return word.equals("hour") ? Duration.ofHours(1) : Duration.ofDays(1);
    }

    private static Instant iso(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw ResendError.VALIDATION_ERROR.because("The `scheduled_at` field must be a valid ISO 8601 date with an"
                    + " offset, or natural language such as `in 1 hour`; it is `" + text + "`.");
        }
    }
}
