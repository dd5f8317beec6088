package aicmo.cam.mail.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lists bring are texts; templates work with them all the same, or say which value does not fit. */
class ValuesTest {
    @ParameterizedTest
    @CsvSource({
        "n > 10,true",
        "n >= 25,true",
        "n <= 25.0,true",
        "n < 25,false",
        "n < 100,true",
        "n == 25,true",
        "n == 25.0,true",
        "n != 25,false",
        "n <> 24,true",
        "n == '25',true",
        "n == '25.0',false",
        "n > small,true",
        "n > '9',true",
        "10 < n,true",
        "n > absent,false",
        "absent > n,false",
        "absent < 1,false",
        "absent == 1,false",
        "word == 25,false",
        "word != 25,true",
        "word > 'a',true",
        "day < '2026-02-01',true",
        "n > 10 and n < 30,true",
        "padded > 10,true",
    })
    void a_text_that_says_a_number_is_compared_as_one(String condition, boolean holds) {
        Map<String, String> values =
                Map.of("n", "25", "small", "9", "word", "many", "day", "2026-01-31", "padded", " 25 ");
        assertThat(Template.parse("{% if " + condition + " %}true{% else %}false{% endif %}")
                        .render(values))
                .isEqualTo(Boolean.toString(holds));
    }

    @Test
    void a_case_takes_the_number_that_a_text_says() {
        String text = "{% case n %}{% when 1, 2 %}few{% when 25 %}some{% when 'x' %}x{% else %}many{% endcase %}";
        assertThat(Template.parse(text).render(Map.of("n", "25"))).isEqualTo("some");
        assertThat(Template.parse(text).render(Map.of("n", "2"))).isEqualTo("few");
        assertThat(Template.parse(text).render(Map.of("n", "x"))).isEqualTo("x");
        assertThat(Template.parse(text).render(Map.of("n", "26"))).isEqualTo("many");
    }

    @Test
    void a_range_ends_where_a_text_says_so() {
        assertThat(Template.parse("{% for i in (1..n) %}{{ i }}{% endfor %}").render(Map.of("n", "3")))
                .isEqualTo("123");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "{% if employees > 10 %}x{% endif %} § 1,000 § 'employees > 10' compares a number with '1,000'",
                "{% if employees > 10 %}x{% endif %} § about 25 § compares a number with 'about 25'",
                "{{ employees | divided_by: 2 }} § 1,000 § in {{ employees | divided_by: 2 }}: 'divided_by' takes numbers",
                "{{ employees | plus: 1 }} § a few § not 'a few'",
                "{% for i in (1..employees) %}{% endfor %} § some § is an end of a range and is 'some', no number",
                "{% assign a = employees | times: 2 %}{{ a }} § 1.000,5 § 'times' takes numbers",
            })
    void a_value_that_does_not_fit_is_told_with_variable_and_tag(String template, String value, String message) {
        assertThatThrownBy(() -> Template.parse("a\n" + template).render(Map.of("employees", value)))
                .asInstanceOf(type(TemplateError.class))
                .satisfies(e -> assertThat(e.line()).isEqualTo(2))
                .satisfies(e -> assertThat(e.variable()).contains("employees"))
                .satisfies(e -> assertThat(e).hasMessageContaining(message))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("java", "Exception", "For input string"));
    }

    @Test
    void a_line_has_no_line_ends_and_control_characters() {
        assertThat(Template.parse("Hi {{ x }}\n").renderLine(Map.of("x", "Anna\r\nBcc: b@acme.example\u2028\u0007!")))
                .isEqualTo("Hi Anna Bcc: b@acme.example !");
    }

    @Test
    void no_filter_leaves_half_a_character() {
        for (String filter : List.of("truncate: 4", "slice: 0", "slice: 1, 2", "truncate: 2, ''")) {
            String rendered = Template.parse("{{ x | " + filter + " }}").render(Map.of("x", "😀😀😀"));
            assertThat(java.nio.charset.StandardCharsets.UTF_8.newEncoder().canEncode(rendered))
                    .as(filter)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hi {{ a }}",
                "{{ a | upcase | capitalize }} {{ b | default: 'you' }}",
                "{% if a %}{{ b }}{% elsif b == 'x' or b contains 'y' %}{{ a | strip }}{% else %}-{% endif %}",
                "{% case a %}{% when '1' %}{{ a }}{% else %}{{ b | downcase }}{% endcase %}{% unless b %}x{% endunless %}",
                "{% raw %}{{ nobody }}{% endraw %}{% comment %}{% endcomment %}{{ a }}",
            })
    void a_reliable_template_renders_with_any_values(String text) {
        Template template = Template.parse(text);
        assertThat(template.isReliable()).isTrue();
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            Map<String, String> values = Map.of("a", value(random), "b", value(random));
            template.renderHtml(values);
            String rendered = template.render(values);
            assertThat(template.alwaysSpeaks() && rendered.isBlank()).isFalse();
        }
    }

    private static String value(Random random) {
        List<String> pieces =
                List.of("ß", "\u0390", "&", "'", "\"", "1", ",", "{{ x }}", "\n", "\u0007", "😀", "a", "-", "x");
        int length = random.nextInt(10) == 0 ? 1_990 : 1 + random.nextInt(10);
        String text = IntStream.range(0, length)
                .mapToObj(i -> pieces.get(random.nextInt(pieces.size())))
                .collect(Collectors.joining());
        return text.isBlank() ? "x" : text.substring(0, Math.min(text.length(), Limits.LEAD_VALUE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ a | plus: 1 }}",
                "{{ a | truncate: b }}",
                "{{ a | default: b }}",
                "{% if a > 1 %}{% endif %}",
                "{% for i in (1..a) %}{% endfor %}",
                "{% if a %}{% assign c = b %}{% endif %}{{ c }}",
                "{{ a.size }}",
                "{{ a | append: b }}",
                "{% unless a %}{% if b <= 1 %}{% endif %}{% endunless %}",
                "{% if a %}{{ b | divided_by: 2 }}{% endif %}",
            })
    void a_template_that_works_with_values_is_tried_on_each(String text) {
        assertThat(Template.parse(text).isReliable()).isFalse();
    }

    @Test
    void what_is_always_there_is_known() {
        assertThat(Template.parse("Hi {{ a | default: '' }}").alwaysSpeaks()).isTrue();
        assertThat(Template.parse("{{ a }}").alwaysSpeaks()).isTrue();
        assertThat(Template.parse("{{ a | default: '' }}").alwaysSpeaks()).isFalse();
        assertThat(Template.parse("{% if a %}Hi{% endif %} \n").alwaysSpeaks()).isFalse();
    }
}
