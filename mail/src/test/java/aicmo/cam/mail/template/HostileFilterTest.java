package aicmo.cam.mail.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aicmo.cam.mail.CpuTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileFilterTest {
    /** What a filter is given: just below {@link Limits#VALUE}, so that a quadratic filter takes 10,000,000,000 steps. */
    private static final int LONG = 99_000;

    private static final List<String> HOSTILE = List.of(
            "<script",
            "<style>",
            "<!--",
            "<",
            "&",
            "&a",
            "&#1",
            " ",
            "a ",
            "\n",
            "(",
            "\\",
            "$1",
            "a",
            "aaaaaaaaab",
            "e\u0301",
            "\ud83d\ude00",
            "\ud83d",
            "İ",
            "ß",
            "Σ",
            "%",
            "%1",
            "9",
            "1st",
            "9e999999 ",
            "2020-01-01T");

    private static final List<String> ARGUMENTS = List.of(
            "",
            ": x",
            ": almost",
            ": x, x",
            ": 'a', half",
            ": '', x",
            ": ' '",
            ": -1",
            ": 999999999999999999",
            ": 0, 999999999999999999",
            ": -2147483648, 5",
            ": n",
            ": 0, n",
            ": deep");

    static Stream<String> filters() {
        return OfferedFilters.of(false).getMap().keySet().stream().sorted();
    }

    /** The filters come from the code: a new one is tested without being named here. */
    @ParameterizedTest
    @MethodSource("filters")
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_filter_is_linear_in_its_input(String filter) {
        for (String hostile : HOSTILE) {
            Map<String, String> variables = given(repeated(hostile) + "x");
            for (String arguments : ARGUMENTS) {
                String name = "'" + hostile + "' " + filter + arguments;
                CpuTime.limited(name, () -> rendered("{{ x | " + filter + arguments + " }}", variables));
            }
            CpuTime.limited(filter, () -> rendered("{{ x | split: '' | " + filter + ": half }}", variables));
        }
    }

    private static String repeated(String piece) {
        return piece.repeat(LONG / piece.length());
    }

    private static Map<String, String> given(String text) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("x", text);
        variables.put("half", text.substring(0, text.length() / 2));
        variables.put("almost", text.substring(0, text.length() / 2) + "~");
        variables.put("n", "9e999999");
        variables.put("deep", "9".repeat(30_000));
        return variables;
    }

    /** Renders; an error that the template's author can understand is as good as a text. */
    private static void rendered(String template, Map<String, String> variables) {
        try {
            assertThat(Template.parse(template).render(variables)).hasSizeLessThanOrEqualTo(Limits.RENDERED);
        } catch (TemplateError refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    @Test
    void numbers_that_liqp_would_write_out_are_clamped() {
        assertThat(Template.parse("{{ 1.5 | round: 999999999999999999 }}").render(Map.of()))
                .isEqualTo("1.500000000000000000");
        assertThat(Template.parse("{{ 'abc' | slice: 1, 9999999999 }}").render(Map.of()))
                .isEqualTo("bc");
        assertThat(Template.parse("{{ 'abc' | slice: -2, 1 }}").render(Map.of()))
                .isEqualTo("b");
        assertThat(Template.parse("{{ 'abc' | truncate: -5 }}").render(Map.of()))
                .isEqualTo("...");
        assertThat(Template.parse("{{ 'a b c' | truncatewords: 2 }}").render(Map.of()))
                .isEqualTo("a b...");
        assertThatThrownBy(
                        () -> Template.parse("{{ 'abc' | truncate: 'many' }}").render(Map.of()))
                .hasMessageEndingWith("'truncate' takes a number, not 'many'");
        assertThatThrownBy(() -> Template.parse("{{ '2020-01-01' | date: '%2000000000d\n' }}")
                        .render(Map.of()))
                .isInstanceOf(TemplateError.class);
    }
}
