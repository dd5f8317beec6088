package aicmo.cam.followup.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendingTimeTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final SendingTime OFFICE = new SendingTime(
            SendingTime.WORKING_WEEK,
            LocalTime.of(9, 0),
            LocalTime.of(17, 0),
            Set.of(LocalDate.parse("2026-12-25"), LocalDate.parse("2026-04-06")));

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T09:30:00Z, 2026-03-02T09:30:00Z",
        "2026-03-02T05:00:00Z, 2026-03-02T08:00:00Z",
        "2026-03-02T16:00:00Z, 2026-03-03T08:00:00Z",
        "2026-03-06T20:00:00Z, 2026-03-09T08:00:00Z",
        // summer time began on the Sunday before, and the holiday is a Monday
        "2026-03-27T20:00:00Z, 2026-03-30T07:00:00Z",
        "2026-04-03T20:00:00Z, 2026-04-07T07:00:00Z",
        "2026-12-24T20:00:00Z, 2026-12-28T08:00:00Z"
    })
    void a_mail_waits_for_the_next_open_hour_of_whom_it_goes_to(Instant at, Instant open) {
        assertThat(OFFICE.open(at, BERLIN)).isEqualTo(open);
    }

    @Test
    void without_a_window_a_mail_goes_at_once_but_on_holidays() {
        Instant sunday = Instant.parse("2026-03-01T03:00:00Z");
        assertThat(SendingTime.ANY.open(sunday, BERLIN)).isEqualTo(sunday);
        SendingTime holidays =
                new SendingTime(SendingTime.WORKING_WEEK, null, null, Set.of(LocalDate.parse("2026-03-01")));
        assertThat(holidays.open(sunday, BERLIN)).isEqualTo(Instant.parse("2026-03-01T23:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, 1, 2026-03-03",
        "2026-03-06, 1, 2026-03-09",
        "2026-03-07, 1, 2026-03-09",
        "2026-04-02, 2, 2026-04-07",
        "2026-03-02, 5, 2026-03-09",
        "2026-03-02, 0, 2026-03-02"
    })
    void working_days_leave_weekends_and_holidays_out(LocalDate day, int count, LocalDate later) {
        assertThat(OFFICE.plusWorkingDays(day, count)).isEqualTo(later);
    }

    @ParameterizedTest
    @CsvSource({
        "DE-BY, 2026-01-05, 2026-01-07",
        "DE-HB, 2026-01-05, 2026-01-06",
        "ES, 2026-10-09, 2026-10-13",
        "GB-ENG, 2026-12-24, 2026-12-29",
        "GB, 2027-12-24, 2027-12-29"
    })
    void public_holidays_of_a_region_are_left_out(String region, LocalDate day, LocalDate next) {
        SendingTime time = new SendingTime(
                SendingTime.WORKING_WEEK, LocalTime.of(9, 0), LocalTime.of(17, 0), Set.of(), Set.of(region));

        assertThat(time.plusWorkingDays(day, 1)).isEqualTo(next);
        assertThat(time.open(day.atTime(18, 0).atZone(BERLIN).toInstant(), BERLIN))
                .isEqualTo(next.atTime(9, 0).atZone(BERLIN).toInstant());
    }

    @Test
    void a_year_of_all_regions_leaves_days_for_mails() {
        SendingTime time = new SendingTime(
                SendingTime.WORKING_WEEK, null, null, Set.of(), Set.of("DE", "ES", "FR", "IT", "JP", "US", "PL", "BR"));

        LocalDate day = LocalDate.parse("2026-12-22");
        for (int i = 0; i < 250; i++) {
            LocalDate next = time.plusWorkingDays(day, 1);
            assertThat(next).isAfter(day).isBefore(day.plusDays(20));
            day = next;
        }
    }

    @Test
    void a_window_that_is_never_open_is_refused() {
        assertThatThrownBy(() -> new SendingTime(Set.of(), LocalTime.of(9, 0), LocalTime.of(17, 0), Set.of()))
                .hasMessageContaining("without a day");
        assertThatThrownBy(() ->
                        new SendingTime(SendingTime.WORKING_WEEK, LocalTime.of(17, 0), LocalTime.of(9, 0), Set.of()))
                .hasMessageContaining("ends at 09:00");
    }
}
