package aicmo.cam.sender.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendingWindowTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String WEEK = "Mon-Fri 09:00-17:00";

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T08:59:59,2026-11-23T09:00:00",
        "2026-11-23T09:00:00,2026-11-23T09:00:00",
        "2026-11-23T16:59:59.999,2026-11-23T16:59:59.999",
        "2026-11-23T17:00:00,2026-11-24T09:00:00",
        "2026-11-27T17:00:00,2026-11-30T09:00:00",
        "2026-11-29T12:00:00,2026-11-30T09:00:00"
    })
    void what_comes_outside_waits_for_the_next_beginning(LocalDateTime from, LocalDateTime next) {
        assertThat(SendingWindow.parse(WEEK).next(berlin(from), BERLIN)).isEqualTo(berlin(next));
    }

    @Test
    void no_window_is_always() {
        Instant now = Instant.parse("2026-11-22T03:00:00Z");

        assertThat(SendingWindow.parse("  ").next(now, BERLIN)).isEqualTo(now);
    }

    @Test
    void each_day_has_its_own_hours() {
        SendingWindow window = SendingWindow.parse("Mon-Thu 08:00-12:00, 13:00-17:00; fri 8:00-12:00");

        assertThat(window.next(berlin("2026-11-23T12:30:00"), BERLIN)).isEqualTo(berlin("2026-11-23T13:00:00"));
        assertThat(window.next(berlin("2026-11-27T12:30:00"), BERLIN)).isEqualTo(berlin("2026-11-30T08:00:00"));
    }

    @Test
    void days_may_go_around_the_weekend_and_hours_over_midnight() {
        SendingWindow window = SendingWindow.parse("Fri-Mon 22:00-02:00");

        assertThat(window.next(berlin("2026-11-24T01:30:00"), BERLIN)).isEqualTo(berlin("2026-11-24T01:30:00"));
        assertThat(window.next(berlin("2026-11-24T02:00:00"), BERLIN)).isEqualTo(berlin("2026-11-27T22:00:00"));
        assertThat(window.next(berlin("2026-11-25T01:30:00"), BERLIN)).isEqualTo(berlin("2026-11-27T22:00:00"));
    }

    @Test
    void a_window_that_begins_in_the_gap_of_spring_begins_at_its_end() {
        SendingWindow window = SendingWindow.parse("Sun 02:30-05:00");

        assertThat(window.next(berlin("2027-03-28T00:00:00"), BERLIN)).isEqualTo(Instant.parse("2027-03-28T01:00:00Z"));
    }

    @Test
    void a_window_that_the_gap_swallows_waits_for_the_next_week() {
        SendingWindow window = SendingWindow.parse("Sun 02:00-03:00");

        assertThat(window.next(berlin("2027-03-28T00:00:00"), BERLIN)).isEqualTo(berlin("2027-04-04T02:00:00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"})
    void an_hour_that_autumn_shows_twice_counts_twice(Instant either) {
        assertThat(SendingWindow.parse("Sun 02:00-03:00").next(either, BERLIN)).isEqualTo(either);
    }

    @Test
    void a_day_that_the_zone_skips_has_no_window() {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        Instant thursdayNight =
                ZonedDateTime.of(2011, 12, 29, 20, 0, 0, 0, apia).toInstant();

        assertThat(SendingWindow.parse(WEEK).next(thursdayNight, apia))
                .isEqualTo(ZonedDateTime.of(2012, 1, 2, 9, 0, 0, 0, apia).toInstant());
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin,2027-03-26", "Europe/Berlin,2026-10-23",
        "America/Sao_Paulo,2018-11-02", "America/Sao_Paulo,2018-02-16",
        "Australia/Lord_Howe,2026-10-02", "Australia/Lord_Howe,2027-04-02",
        "Asia/Kathmandu,1985-12-30", "Asia/Kathmandu,2026-05-01",
        "Pacific/Apia,2011-12-28", "America/New_York,2026-11-01"
    })
    void it_is_what_looking_at_the_clock_every_minute_finds(ZoneId zone, LocalDate day) {
        Random random = new Random(day.toEpochDay());
        Instant first = day.atStartOfDay(zone).toInstant();
        for (int i = 0; i < 60; i++) {
            String text = text(random);
            SendingWindow window = SendingWindow.parse(text);
            Instant from = first.plus(Duration.ofMinutes(random.nextInt(4 * 24 * 60)));
            assertThat(window.next(from, zone))
                    .as("%s from %s in %s", text, from, zone)
                    .isEqualTo(everyMinute(window, from, zone));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Mon-Fry 09:00-17:00,Fry' is no day",
        "Mon-Fri,is not days and hours",
        "Mon-Tue-Wed 09:00-10:00,is not a day or days",
        "Mon 9-17,9-17' is not from when to when",
        "Mon 09:00-25:00,names a time that no clock shows",
        "Mon 09:60-11:00,names a time that no clock shows",
        "Mon 09:00-09:00,never begins",
        "Mon 24:00-01:00,never begins",
        "Mon 09:00-10:00;,is not days and hours"
    })
    void an_error_names_the_setting_and_the_bad_part(String text, String said) {
        assertThatThrownBy(() -> SendingWindow.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("AICMO_CAM_EMAIL_WINDOW: ")
                .hasMessageContaining(said);
    }

    @Test
    void who_has_no_zone_or_none_that_exists_has_the_installation_s() {
        assertThat(SendingWindow.zone(null, BERLIN)).isEqualTo(BERLIN);
        assertThat(SendingWindow.zone("Middle/Earth", BERLIN)).isEqualTo(BERLIN);
        assertThat(SendingWindow.zone("not a zone", BERLIN)).isEqualTo(BERLIN);
        assertThat(SendingWindow.zone("Asia/Tokyo", BERLIN)).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }

    private static String text(Random random) {
        String[] days = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
        StringBuilder text = new StringBuilder();
        int rules = 1 + random.nextInt(2);
        for (int r = 0; r < rules; r++) {
            text.append(r == 0 ? "" : "; ").append(days[random.nextInt(7)]);
            text.append(random.nextBoolean() ? "-" + days[random.nextInt(7)] : "");
            // Mostly at night, where clocks change.
            int begin = random.nextInt(random.nextBoolean() ? 5 * 60 : 24 * 60);
            int end = (begin + 1 + random.nextInt(random.nextBoolean() ? 90 : 1439)) % 1440;
            text.append(" %02d:%02d-%02d:%02d".formatted(begin / 60, begin % 60, end / 60, end % 60));
        }
        return text.toString();
    }

    private static Instant everyMinute(SendingWindow window, Instant from, ZoneId zone) {
        Instant at = from;
        while (!shows(window, LocalDateTime.ofInstant(at, zone))) {
            at = at.plusSeconds(60);
        }
        return at;
    }

    private static boolean shows(SendingWindow window, LocalDateTime clock) {
        int minute = clock.getHour() * 60 + clock.getMinute();
        return window.hours().entrySet().stream().anyMatch(day -> day.getValue().stream()
                .anyMatch(
                        span -> (day.getKey() == clock.getDayOfWeek() && minute >= span.begin() && minute < span.end())
                                || (day.getKey().plus(1) == clock.getDayOfWeek() && minute < span.end() - 1440)));
    }

    private static Instant berlin(String clock) {
        return berlin(LocalDateTime.parse(clock));
    }

    private static Instant berlin(LocalDateTime clock) {
        return clock.atZone(BERLIN).withZoneSameInstant(ZoneOffset.UTC).toInstant();
    }
}
