package aicmo.cam.followup.lead;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.followup.definition.Delay;
import aicmo.cam.followup.definition.Rules;
import aicmo.cam.followup.definition.Step;
import aicmo.cam.followup.definition.StepTemplates;
import aicmo.cam.followup.definition.Track;
import aicmo.cam.followup.definition.Variant;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowCheckTest {
    private static final RowCheck PLAIN = check("Hi {{ first_name | default: 'you' }}", "Hi");

    @Test
    void values_of_headers_are_one_line_without_what_nobody_sees() {
        Person person = PLAIN.check(
                        Row.of(
                                1,
                                Map.of(
                                        "email", "\ufeffAnna <an\u200bna@acme.example>",
                                        "first_name", "Anna\r\nMaria\u00a0\u200b",
                                        "last_name", "\u202aBerg\u202c",
                                        "company", "A\u000bB\u0007 \u00ad& C",
                                        "time_zone", " Europe/Berlin\u00a0",
                                        "note", "\ufeffone\ntwo ")),
                        address -> false)
                .person();

        assertThat(person)
                .isEqualTo(new Person(
                        "anna@acme.example",
                        "Anna Maria",
                        "Berg",
                        "A B & C",
                        "Europe/Berlin",
                        List.of(),
                        Map.of("note", "one\ntwo")));
    }

    @Test
    void an_address_beyond_ascii_is_kept_in_nfc_and_what_nobody_sees_in_it_is_named() {
        assertThat(PLAIN.check(Row.of(1, Map.of("email", "Jo\u0308rg <Jo\u0308rg@Firma.example>")), a -> false)
                        .person()
                        .email())
                .isEqualTo("Jörg@Firma.example");
        assertThat(PLAIN.check(Row.of(1, Map.of("email", "jö\u00a0rg@firma.example")), a -> false)
                        .reason())
                .contains("U+00A0 NO-BREAK SPACE");
    }

    @Test
    void a_name_keeps_the_joiners_that_it_is_written_with() {
        assertThat(PLAIN.check(Row.of(1, Map.of("email", "a@x.example", "first_name", "فاطمه\u200cزهرا")), a -> false)
                        .person()
                        .firstName())
                .isEqualTo("فاطمه\u200cزهرا");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "email | an\u00a0na@x.example | email | U+00A0 NO-BREAK SPACE",
                "email | a@x.example, b@x.example | email | more than one @",
                "email | Postmaster <postmaster@x.example> | email | a task of the mail system",
                "note | `bell \u0007` | note | U+0007 BEL",
                "note | `half \ud83d` | note | U+D83D HIGH SURROGATES D83D",
            })
    void a_row_that_can_t_be_used_is_told_with_its_column(String name, String value, String column, String reason) {
        Map<String, String> values = new java.util.HashMap<>(Map.of("email", "a@x.example"));
        values.put(name, value);
        RowCheck.Checked checked = PLAIN.check(Row.of(1, values), address -> false);
        assertThat(checked.person()).isNull();
        assertThat(checked.column()).isEqualTo(column);
        assertThat(checked.reason()).contains(reason);
    }

    /** What would fail at sending fails here: the row, the variable and the step are told. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "`{% if employees > 10 %}many{% endif %} Hi` § 25 § ``",
                "`{% if employees > 10 %}many{% endif %} Hi` § 1,000 § `step main 1, text: line 1: 'employees > 10' compares`",
                "`about {{ employees | divided_by: 10 | times: 10 }}` § 25 § ``",
                "`about {{ employees | divided_by: 10 }}` § some § `step main 1, text: line 1: in {{ employees | divided_by: 10 }}`",
                "`{% if employees == 25 %}Hi{% endif %}` § 25 § ``",
                "`{% if employees == 25 %}Hi{% endif %}` § 26 § `step main 1, text: it would be empty`",
                "`{% for i in (1..employees) %}{{ i }}{% endfor %}` § 3 § ``",
                "`{% for i in (1..employees) %}{{ i }}{% endfor %}` § x § `is an end of a range and is 'x'`",
                "`{% for i in (1..employees) %}{{ i }}{% endfor %}` § 999999 § `step main 1, text:`",
            })
    void a_value_that_a_template_can_t_work_with_is_told(String text, String employees, String reason) {
        RowCheck.Checked checked = check("Hi", text)
                .check(Row.of(1, Map.of("email", "a@x.example", "employees", employees)), address -> false);
        if (reason.isEmpty()) {
            assertThat(checked.person()).isNotNull();
        } else {
            assertThat(checked.reason()).contains(reason);
            assertThat(checked.column()).isIn("employees", null);
        }
    }

    @Test
    void json_takes_the_names_that_csv_takes() {
        String json = """
                {"leads": [{"E-Mail": "a@x.example", "Vorname": "A", "Nachname": "B", "Firma": "C", "Schlagworte": ["x", "y"]},
                           {"correo": "b@x.example", "variables": {"Empresa": "D", "sector": "fish"}, "note": {"a": 1}}]}
                """;
        List<Row> rows = new ArrayList<>();
        JsonList.read(new StringReader(json), new LeadColumns(List.of("sector")), rows::add);

        assertThat(rows)
                .containsExactly(
                        Row.of(
                                1,
                                Map.of(
                                        "email", "a@x.example",
                                        "first_name", "A",
                                        "last_name", "B",
                                        "company", "C",
                                        "tags", "x;y")),
                        new Row(
                                2,
                                Map.of("email", "b@x.example", "company", "D", "sector", "fish"),
                                "'note' is no text"));
    }

    private static RowCheck check(String subject, String text) {
        Step step = new Step(
                null,
                Track.MAIN,
                1,
                Delay.NONE,
                false,
                false,
                false,
                List.of(new Variant("a", 1, subject, text, null)));
        return new RowCheck(StepTemplates.of(new Campaign(
                UUID.randomUUID(),
                1,
                "x",
                "anna@acme.example",
                null,
                List.of("employees"),
                null,
                Rules.USUAL,
                List.of(step),
                Duration.ofDays(5))));
    }
}
