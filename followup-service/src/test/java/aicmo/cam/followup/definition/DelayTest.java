package aicmo.cam.followup.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aicmo.cam.followup.calendar.SendingTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DelayTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "119d, 2026-06-29T10:00",
        "17w, 2026-06-29T10:00",
        "P17W, 2026-06-29T10:00",
        "85wd, 2026-06-29T10:00",
        "P119DT1H, 2026-06-29T11:00",
        "2856h, 2026-06-29T11:00"
    })
    void days_keep_the_clock_time_where_clocks_are_changed_and_hours_are_counted(String delay, LocalDateTime until) {
        Instant begin = LocalDateTime.parse("2026-03-02T10:00").atZone(BERLIN).toInstant();
        assertThat(Delay.parse(delay).after(begin, SendingTime.ANY, BERLIN))
                .isEqualTo(until.atZone(BERLIN).toInstant());
    }

    @ParameterizedTest
    @CsvSource({
        "3d, P3D",
        "2w, P14D",
        "P1W, P7D",
        "p1w2d, P9D",
        "2 weeks, P14D",
        "1 day, P1D",
        "12h, PT12H",
        "PT36H, PT36H",
        "90m, PT1H30M",
        "30 s, PT30S",
        "3wd, 3wd",
        "3 working days, 3wd",
        "1 working day, 1wd",
        "P3DT12H, P3DT12H",
        "0d, PT0S"
    })
    void a_delay_is_read_in_any_usual_form_and_written_in_one(String text, String written) {
        assertThat(Delay.parse(text)).hasToString(written).isEqualTo(Delay.parse(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "P1M", "P", "PT", "1.5d", "3x", "P3Dx", "\u0663d"})
    void what_is_no_delay_is_refused_with_what_to_write(String text) {
        assertThatThrownBy(() -> Delay.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text
                        + "' is not a delay; write 3d, 2w, 12h, 90m or 30s; 3wd for working days; or ISO 8601, such as"
                        + " P3D, P1W or PT12H");
    }

    @ParameterizedTest
    @ValueSource(strings = {"366d", "53w", "PT-1H", "999999w", "999999h"})
    void a_delay_is_between_nothing_and_a_year(String text) {
        assertThatThrownBy(() -> Delay.parse(text)).hasMessage("'" + text + "' is not between 0 and 365 days");
    }
}
