package aicmo.cam.rest;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.rest.csv.CsvReader;
import java.io.StringReader;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are made to be slow to read; the timeouts are far above what linear work takes, and far below what other work takes. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"`$", "$", "`a$", "`a.", "a.", "`a.b<", "`", "<", "`a<b>`", "_", "`a$$", "aB", "A", "a"})
    void a_message_that_repeats_a_clients_text_is_worded_in_linear_time(String piece) {
        String text = "`" + piece.repeat(1_200_000 / piece.length());

        assertThat(ProblemText.plain("Cannot read \"" + text + "\": no value")).endsWith("no value");
        assertThat(ProblemText.inJson(text)).isNotEmpty();
    }

    @Test
    void the_packages_of_a_class_are_left_out() {
        assertThat(ProblemText.plain("of type `java.util.List<a.b.C>` in `a.b.Outer$Inner`, not `x`"))
                .isEqualTo("of type `List` in `Inner`, not `x`");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "\"\n",
                "\"\n\"",
                "\"\n\",",
                "\",\"",
                "\",x,\"\n",
                "\"\"",
                "\"\"\n",
                "\"\"\"\n",
                "\"\"\"a\n",
                "a\"",
                "\"a\n",
                ",\"\n",
                ",\"a\n",
                ",",
                "\n",
                "\r",
                "\r\n",
                " ",
                "x",
                ";",
                "\t",
                "sep=;\n",
                "\uFEFF",
                "\"a,\n",
                " \"",
                "\" ",
                "\"\n  ",
                "\"  x\n",
                "\",,\n"
            })
    void a_list_is_read_in_linear_time_and_no_record_of_it_is_held_without_bound(String piece) {
        for (String begin : new String[] {"", "\"", "a,b\n"}) {
            CsvReader reader = CsvReader.begin(new StringReader(begin + piece.repeat(1_200_000 / piece.length())));
            for (Optional<CsvReader.Cells> next = reader.next(); next.isPresent(); next = reader.next()) {
                assertThat(next.get().cells().stream().mapToLong(String::length).sum())
                        .isLessThanOrEqualTo(1_000_001);
                assertThat(next.get().cells().size()).isLessThanOrEqualTo(1_000_002);
            }
        }
    }

    @Test
    void a_row_of_quoted_cells_that_does_not_end_is_broken_at_the_bound() {
        CsvReader reader = CsvReader.begin(new StringReader("a,b\n" + "\"\n\",".repeat(1_000_000)));

        assertThat(reader.next())
                .hasValueSatisfying(header -> assertThat(header.broken()).isNull());
        assertThat(reader.next()).hasValueSatisfying(row -> assertThat(row.broken())
                .isEqualTo("the row is longer than 1000000 characters"));
    }
}
