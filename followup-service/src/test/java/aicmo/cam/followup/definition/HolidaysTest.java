package aicmo.cam.followup.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HolidaysTest {
    @Test
    void dates_and_regions_stand_beside_each_other() {
        Holidays holidays = Holidays.of(List.of("de-by", "2026-12-24", "ES", "DE-BY"));

        assertThat(holidays.faults()).isEmpty();
        assertThat(holidays.dates()).containsExactly(LocalDate.parse("2026-12-24"));
        assertThat(holidays.regions()).containsExactly("DE-BY", "ES");
    }

    @Test
    void all_faults_are_told_at_once() {
        assertThat(Holidays.of(List.of("2026-02-30", "24.12.2026", "Bayern", "DE-ZZ", ""))
                        .faults())
                .hasSize(5)
                .satisfies(faults -> {
                    assertThat(faults.get(0)).contains("'2026-02-30'", "2026-12-24");
                    assertThat(faults.get(2)).contains("'Bayern'", "DE-BY");
                    assertThat(faults.get(3)).contains("'DE-ZZ'", "DE-BY");
                });
    }

    @Test
    void they_are_bounded() {
        List<String> dates = IntStream.range(0, 101)
                .mapToObj(day -> LocalDate.parse("2026-01-01").plusDays(day).toString())
                .toList();

        assertThat(Holidays.of(dates).faults()).singleElement().asString().contains("100 dates");
        assertThat(Holidays.of(Collections.nCopies(900, "DE")).regions()).containsExactly("DE");
    }
}
