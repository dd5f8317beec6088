package aicmo.cam.rest.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Times of requests. Java knows the year 999999999, PostgreSQL does not, and nobody means it. */
public final class Times {
    public static final String INSTANT = "a time such as 2026-03-01T08:00:00Z, in the years 1 to 9999";
    static final String DATE = "a date such as 2026-03-01, in the years 1 to 9999";

    private static final int LAST_YEAR = 9999;

    private Times() {}

    /** @throws DateTimeException where it is not {@value #INSTANT} */
    public static Instant instant(String text) {
        Instant time = Instant.parse(text);
        check(time.atOffset(ZoneOffset.UTC).getYear(), text);
        return time;
    }

    /** @throws DateTimeException where it is not {@value #DATE} */
    static LocalDate date(String text) {
        LocalDate date = LocalDate.parse(text);
        check(date.getYear(), text);
        return date;
    }

    private static void check(int year, String text) {
        if (year < 1 || year > LAST_YEAR) {
            throw new DateTimeException(text + " is not in the years 1 to " + LAST_YEAR);
        }
    }
}
