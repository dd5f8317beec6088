package aicmo.cam.followup.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aicmo.cam.rest.Problem;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvListTest {
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void any_line_end_will_do(String end) {
        assertThat(read(String.join(end, "email,company", "a@x.example,A", "", "b@x.example,B", "")))
                .containsExactly(
                        Row.of(2, Map.of("email", "a@x.example", "company", "A")),
                        Row.of(4, Map.of("email", "b@x.example", "company", "B")));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void commas_semicolons_and_tabs_separate(String d) {
        assertThat(read("Email" + d + "First Name" + d + "\"Company" + d + " Ltd\"\na@x.example" + d + "Žofia" + d
                        + "\"A" + d + "B\""))
                .first()
                .satisfies(row -> assertThat(row.values()).containsEntry("first_name", "Žofia"));
    }

    @Test
    void excel_may_name_the_separator_in_a_line_of_its_own() {
        assertThat(read("sep=;\r\nemail;company\r\na@x.example;A,B\r\n"))
                .containsExactly(Row.of(3, Map.of("email", "a@x.example", "company", "A,B")));
    }

    @Test
    void the_header_may_be_in_any_case_and_use_other_names() {
        assertThat(
                        read(
                                "E-Mail,FIRSTNAME,Surname,TimeZone,Organisation,Ihre Branche\na@x.example,A,B,Asia/Tokyo,C,fish"))
                .first()
                .extracting(Row::values)
                .isEqualTo(Map.of(
                        "email",
                        "a@x.example",
                        "first_name",
                        "A",
                        "last_name",
                        "B",
                        "time_zone",
                        "Asia/Tokyo",
                        "company",
                        "C",
                        "ihre_branche",
                        "fish"));
    }

    @Test
    void a_column_that_the_campaign_has_a_variable_for_keeps_its_name() {
        assertThat(read("E-Mail-Adresse;Vorname;Nachname;Firma\na@x.example;A;B;C"))
                .first()
                .extracting(Row::values)
                .isEqualTo(Map.of("email", "a@x.example", "first_name", "A", "nachname", "B", "company", "C"));
    }

    @Test
    void spaces_before_quotes_are_no_text() {
        assertThat(read("email, \"company\"\na@x.example, \"A, B\"\n"))
                .containsExactly(Row.of(2, Map.of("email", "a@x.example", "company", "A, B")));
    }

    @Test
    void quotes_hold_delimiters_line_ends_and_doubled_quotes() {
        assertThat(read("email,note,company\r\na@x.example,\"one\r\ntwo, \"\"three\"\"\",A\r\nb@x.example,,\"\""))
                .containsExactly(
                        Row.of(2, Map.of("email", "a@x.example", "note", "one\r\ntwo, \"three\"", "company", "A")),
                        Row.of(4, Map.of("email", "b@x.example", "note", "", "company", "")));
    }

    @Test
    void a_broken_row_is_told_with_its_line_and_the_others_are_read() {
        List<Row> rows = read("""
                email,company
                a@x.example,A
                b@x.example,"B" and more
                c@x.example,"C
                d@x.example,"D"
                e@x.example
                f@x.example,F,G
                g@x.example,5" disks
                h@x.example,"H
                """);
        assertThat(rows).extracting(Row::line).containsExactly(2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(rows)
                .filteredOn(row -> row.broken() == null)
                .extracting(row -> row.values().get("company"))
                .containsExactly("A", "D", "5\" disks");
        assertThat(rows.get(1).broken()).contains("after the closing quote of column 2");
        assertThat(rows.get(2).broken()).contains("column 2");
        assertThat(rows.get(4).broken()).contains("it has 1 cells, and the header has 2");
        assertThat(rows.get(5).broken()).contains("it has 3 cells");
        assertThat(rows.get(7).broken()).contains("not closed");
    }

    @Test
    void empty_cells_beyond_the_header_are_no_harm() {
        assertThat(read("email,company\na@x.example,A,,\n"))
                .containsExactly(Row.of(2, Map.of("email", "a@x.example", "company", "A")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "name,company\nx,y", "email,E-Mail\na,b", "email,\"x\n", "a@x.example,A"})
    void a_list_without_a_good_header_is_refused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(Problem.class);
    }

    @Test
    @Timeout(20)
    void a_list_of_open_quotes_does_not_take_forever() {
        assertThat(read("email,x\n" + "a@x.example,\"b\n".repeat(20_001))).hasSize(20_001);
    }

    private static List<Row> read(String text) {
        List<Row> rows = new ArrayList<>();
        CsvList.read(new StringReader(text), new LeadColumns(List.of("nachname")), rows::add);
        return rows;
    }
}
