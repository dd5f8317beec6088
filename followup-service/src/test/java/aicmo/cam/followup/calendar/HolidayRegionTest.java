package aicmo.cam.followup.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolidayRegionTest {
    @ParameterizedTest
    @CsvSource({"de-by, DE-BY", "' ES ', ES", "Gb-eNg, GB-ENG", "us-ca, US-CA"})
    void codes_are_read_in_any_case(String given, String code) {
        assertThat(HolidayRegion.of(given).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "DE-", "-BY", "Bavaria", "XX", "\u0000", "../de", "DE-BY-XX", "DE_BY", "İ"})
    void others_are_refused(String given) {
        assertThatThrownBy(() -> HolidayRegion.of(given)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_refusal_names_what_there_is() {
        assertThatThrownBy(() -> HolidayRegion.of("DE-XY"))
                .hasMessageContaining("'DE-XY'")
                .hasMessageContaining("DE-BY");
        assertThatThrownBy(() -> HolidayRegion.of("Spain"))
                .hasMessageContaining("'Spain'")
                .hasMessageContaining(", ES,");
    }

    @ParameterizedTest
    @CsvSource({
        "DE, 2026-10-03, true",
        "DE, 2026-01-06, false",
        "DE-BY, 2026-01-06, true",
        "DE-BY, 2026-06-04, true",
        "FR, 2026-07-14, true",
        "US, 2026-11-26, true"
    })
    void public_holidays_are_known(String code, LocalDate day, boolean holiday) {
        assertThat(new HolidayRegion(code).isHoliday(day)).isEqualTo(holiday);
    }
}
