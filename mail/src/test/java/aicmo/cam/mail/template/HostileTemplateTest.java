package aicmo.cam.mail.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aicmo.cam.mail.CpuTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTemplateTest {
    private static final Map<String, String> VARIABLES = Map.of("x", "x".repeat(1000), "n", "1e999999999");

    private static final int LONG = 99_000;

    /** Renders; an error that the template's author can understand is as good as a text. */
    private static void rendered(String template, Map<String, String> variables) {
        try {
            assertThat(Template.parse(template).render(variables)).hasSizeLessThanOrEqualTo(Limits.RENDERED);
        } catch (TemplateError refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    static Stream<String> hostileTemplates() {
        return Stream.of(
                "{{ ",
                "{% ",
                "{{ x | ",
                "{{ x }}",
                "{{ x | a: ",
                "{",
                "}",
                "{{ x.",
                "{{ x[",
                "(",
                "{% if x ",
                "{% if x %}",
                "{% if (",
                " and x",
                "{% for i in ",
                "{% raw %}",
                "{% comment %}",
                "{% assign a = ",
                "{{ 'a' | append: ",
                "| upcase ",
                "'",
                "\"",
                "{{ 1..",
                "{% case x %}{% when ",
                " or 'a'",
                ", 'a'",
                "a.",
                "[0]",
                "{%- ",
                " ",
                "\n",
                "%}",
                "{% else %}",
                "{% elsif x %}",
                "e\u0301");
    }

    @ParameterizedTest
    @MethodSource("hostileTemplates")
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_long_template_is_read_or_refused_in_linear_time(String piece) {
        String much = piece.repeat(LONG / 2 / piece.length());
        for (String frame : List.of("%s", "{{ x%s }}", "{% if %s %}{% endif %}", "{% if x %}%s{% endif %}")) {
            String template = frame.replace("%s", much);
            CpuTime.limited("'" + piece + "' in " + frame, () -> rendered(template, VARIABLES));
        }
    }

    /** Each would take minutes; the clock goes on by a millisecond whenever it is asked, and by nothing else. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% if x %}a{% endif %}",
                "{% if 'a' contains 'b' %}a{% endif %}",
                "{% unless y %}{% endunless %}",
                "{% case x %}{% when 'a' %}{% else %}{% endcase %}",
                "{% assign y = x %}",
                "{{ 'a' | upcase | downcase }}",
                "{% for j in (1..2) %}{% endfor %}",
                "text",
            })
    void the_deadline_ends_whatever_a_loop_repeats(String body) {
        Template template = Template.parse("{% for i in (1..9999) %}" + body + "{% endfor %}");
        AtomicLong clock = new AtomicLong();

        assertThatThrownBy(() -> template.render(VARIABLES, false, () -> clock.addAndGet(1_000_000)))
                .isInstanceOf(TemplateError.class)
                .hasMessageContaining("longer than 2 seconds");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% for i in (1..1000000000) %}{% endfor %}",
                "{% for i in (1..2000000000) %}x{% endfor %}",
                "{% for i in (1..9999) %}{% for j in (1..9999) %}{% endfor %}{% endfor %}",
                "{% for i in (1..9999) %}{% for j in (1..9999) %}{{ x }}{% endfor %}{% endfor %}",
                "{% for i in (1..9000) %}{{ x }}{% endfor %}",
                "{% assign y = x %}{% for i in (1..100) %}{% assign y = y | append: y %}{% endfor %}{{ y }}",
                "{% assign y = x %}{% for i in (1..100) %}{% assign y = y | replace: 'x', y %}{% endfor %}{{ y }}",
                "{% assign y = x %}{% for i in (1..100) %}{% assign y = y | prepend: y %}{% endfor %}{{ y }}",
                "{% assign y = x | split: '' | join: x %}{% assign y = y | split: '' | join: y %}{{ y }}",
                "{% assign y = 9 %}{% for i in (1..1000) %}{% assign y = y | times: y %}{% endfor %}{{ y }}",
                "{{ n | plus: 1 }}",
                "{{ 1 | times: n }}",
                "{{ '2020-01-01' | date: '%2000000000d' }}",
                "{{ '2020-01-01' | date: '%-_02000000000Y' }}",
                "{{ 1 | divided_by: 0 }}",
                "{% for i in (1..n) %}x{% endfor %}",
            })
    void it_is_stopped_early_and_takes_no_memory(String text) {
        assertThatThrownBy(() -> Assertions.assertTimeoutPreemptively(
                        Duration.ofMinutes(2), () -> Template.parse(text).render(VARIABLES)))
                .isInstanceOf(TemplateError.class);
    }

    @Test
    void a_template_that_is_too_long_is_refused() {
        assertThatThrownBy(() -> Template.parse("x".repeat(Limits.TEMPLATE + 1)))
                .isInstanceOf(TemplateError.class)
                .hasMessageContaining("200001 characters");
    }

    @Test
    void a_template_nested_without_end_is_refused() {
        String deep = "{% if x %}".repeat(9_000) + "{% endif %}".repeat(9_000);
        assertThatThrownBy(() -> Template.parse(deep)).isInstanceOf(TemplateError.class);
        String parentheses = "{% if " + "(".repeat(50_000) + "x" + ")".repeat(50_000) + " %}{% endif %}";
        assertThatThrownBy(() -> Template.parse(parentheses)).isInstanceOf(TemplateError.class);
    }

    @Test
    void a_long_but_honest_template_is_rendered_fast_enough() {
        String html = "<tr><td style=\"padding:0\">{{ x | truncate: 9 }}</td></tr>\n".repeat(1_500);
        Template template = Template.parse(html);
        CpuTime.limited(
                "1,500 rows", () -> assertThat(template.renderHtml(VARIABLES)).hasSizeGreaterThan(50_000));
    }
}
