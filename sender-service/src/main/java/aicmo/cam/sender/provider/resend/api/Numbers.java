package aicmo.cam.sender.provider.resend.api;

import aicmo.cam.sender.provider.resend.api.Reply.Answer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers in the headers of an answer; what is no number is not there. */
public final class Numbers {
    /** Whatever follows the number is left: {@code 10;w=1}. */
    private static final Pattern NUMBER = Pattern.compile("\\s*(\\d{1,15}(?:\\.\\d{1,9})?)\\s*(?:[;,].*)?");

    private Numbers() {}

    static Optional<Long> integer(Answer answer, String header) {
        return decimal(answer, header)
                .map(value -> value.setScale(0, RoundingMode.DOWN).longValueExact());
    }

    static Optional<Duration> seconds(Answer answer, String header) {
        return decimal(answer, header)
                .map(value -> Duration.ofNanos(value.min(BigDecimal.valueOf(1_000_000_000L))
                        .movePointRight(9)
                        .longValue()));
    }

    /** {@code retry-after}: seconds, or a date (RFC 9110 section 10.2.3). */
    public static Optional<Duration> retryAfter(Answer answer, Instant now) {
        return seconds(answer, "retry-after")
                .or(() -> answer.header("retry-after").flatMap(Numbers::date).map(at -> Duration.between(now, at)));
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }

    private static Optional<BigDecimal> decimal(Answer answer, String header) {
        return answer.header(header)
                .map(NUMBER::matcher)
                .filter(Matcher::matches)
                .map(m -> new BigDecimal(m.group(1)));
    }
}
