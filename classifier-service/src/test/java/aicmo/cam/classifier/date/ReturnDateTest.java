package aicmo.cam.classifier.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReturnDateTest {

    /** A Monday. */
    private static final Instant RECEIVED = Instant.parse("2026-04-20T09:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            I will be back on 4 May.                                       | 2026-05-04
            I am away from 21 April to 3 May and return on May 4th, 2026.  | 2026-05-04
            Out of office until Monday                                     | 2026-04-27
            I am out through 30 April                                      | 2026-05-01
            Ich bin bis einschließlich 12.8. nicht im Büro.                | 2026-08-13
            Ab dem 05.05.2026 bin ich wieder erreichbar.                   | 2026-05-05
            Je suis absente jusqu'au 10 mai.                               | 2026-05-10
            Vuelvo el 14 de mayo.                                          | 2026-05-14
            Rientrerò il 5 maggio.                                         | 2026-05-05
            Estou de férias até 10 de maio de 2026.                        | 2026-05-10
            Ik ben terug op 6 mei.                                         | 2026-05-06
            Jestem na urlopie do 30 kwietnia.                              | 2026-04-30
            5月7日まで休暇をいただいております                                | 2026-05-07
            Back on 2026-05-11.                                            | 2026-05-11
            """)
    void the_first_day_back_is_read(String text, LocalDate day) {
        assertThat(ReturnDate.in(text, RECEIVED)).map(ReturnDate::day).contains(day);
    }

    @Test
    void in_december_a_day_in_january_is_next_years() {
        assertThat(ReturnDate.in("back on 7 January", Instant.parse("2026-12-20T09:00:00Z")))
                .map(ReturnDate::day)
                .contains(LocalDate.of(2027, 1, 7));
    }

    @Test
    void a_text_without_a_day_has_none() {
        assertThat(ReturnDate.in("I am away and will answer when I return. Call 030 12.34.56 or 5551234.", RECEIVED))
                .isEmpty();
    }
}
