package aicmo.cam.mail.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTemplateTest {
    private static final Map<String, String> VARIABLES = Map.of("x", "x".repeat(1000), "n", "1e999999999");

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
                        Duration.ofSeconds(4), () -> Template.parse(text).render(VARIABLES)))
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
        long start = System.nanoTime();
        assertThat(template.renderHtml(VARIABLES)).hasSizeGreaterThan(50_000);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Limits.TIME);
    }
}
