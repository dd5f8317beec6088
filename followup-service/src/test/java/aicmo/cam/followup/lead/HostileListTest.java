package aicmo.cam.followup.lead;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.followup.definition.Delay;
import aicmo.cam.followup.definition.VariableName;
import aicmo.cam.rest.Problem;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people send to campaigns, made to be slow to read. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileListTest {
    private static final int LONG = 1_000_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ", "\t ", "a", "1", "9 w", "-", ".", " -. ", "_", ";", "|,", ",", "@", "a@b.", "P1D", "PT1", "\"",
                "\n", "\"\n", "\u00a0", "\u200b", "<", "(", "mailto:", "e\u0301", "İ"
            })
    void a_list_a_row_a_name_and_a_wait_are_read_in_linear_time(String piece) {
        String text = piece.repeat(LONG / piece.length());

        assertThat(read("email," + text)).isNotNull();
        assertThat(read("email,company\n" + text)).isNotNull();
        for (String column : List.of("email", "company", "tags", "time_zone", "other")) {
            assertThat(new RowCheck(List.of()).check(row(column, text + "x"), e -> false))
                    .isNotNull();
        }
        assertThat(VariableName.of(text + "x")).endsWith("x");
        assertThat(delay("9" + text + "x")).startsWith("'9");
    }

    private static Row row(String column, String value) {
        Map<String, String> values = new HashMap<>(Map.of("email", "a@x.example"));
        values.put(column, value);
        return Row.of(1, values);
    }

    private static String delay(String text) {
        try {
            return Delay.parse(text).toString();
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    private static List<Row> read(String list) {
        List<Row> rows = new ArrayList<>();
        try {
            CsvList.read(new StringReader(list), new LeadColumns(List.of()), rows::add);
        } catch (Problem refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
        return rows;
    }
}
