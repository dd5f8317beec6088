package aicmo.cam.mail.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
    private static final Map<String, String> LEAD =
            Map.of("first_name", "Žofia", "company", "Müller & Söhne", "tags", "a,b,c");

    @Test
    void a_variable_is_replaced_in_any_script() {
        assertThat(render("Hi {{ first_name }} of {{company}} 👋 你好")).isEqualTo("Hi Žofia of Müller & Söhne 👋 你好");
    }

    @Test
    void a_default_stands_in_for_a_variable_that_is_absent_or_blank() {
        Template template = Template.parse("Hi {{ first_name | default: \"there\" }}!");
        assertThat(template.render(Map.of())).isEqualTo("Hi there!");
        assertThat(template.render(Map.of("first_name", "  "))).isEqualTo("Hi there!");
        assertThat(template.render(LEAD)).isEqualTo("Hi Žofia!");
    }

    @Test
    void a_default_may_come_after_other_filters_and_be_another_variable() {
        assertThat(render("{{ nickname | strip | default: first_name }}")).isEqualTo("Žofia");
        assertFails("{{ nickname | default: other }}", Map.of(), 1, "neither");
        assertThat(render("{{ first_name | default: other }}")).isEqualTo("Žofia");
        assertThat(render("[{{ nickname | default: \"\" }}]")).isEqualTo("[]");
    }

    @Test
    void a_variable_without_a_value_is_an_error_with_its_line_and_name() {
        assertFails("Hi,\n\n{{ first_name }}!", Map.of(), 3, "'first_name' has no value");
        assertFails("Hi {{ first_name }}!", Map.of("first_name", " \t"), 1, "'first_name' has no value");
        assertFails("Hi {{ first_name | upcase }}!", Map.of(), 1, "'first_name' has no value");
        assertFails("{{ 'Hi ' | append: first_name }}", Map.of(), 1, "'first_name' has no value");
        assertFails("a\n{% assign n = first_name | upcase %}{{ n }}", Map.of(), 2, "'first_name' has no value");
        assertFails("{{ first_name.size }}", Map.of(), 1, "first_name");
    }

    @Test
    void a_condition_may_ask_whether_a_variable_has_a_value() {
        String text = "{% if company %}at {{ company }}{% else %}at work{% endif %}";
        assertThat(Template.parse(text).render(LEAD)).isEqualTo("at Müller & Söhne");
        assertThat(Template.parse(text).render(Map.of())).isEqualTo("at work");
        assertThat(Template.parse(text).render(Map.of("company", ""))).isEqualTo("at work");
        assertThat(render("{% unless nickname %}none{% endunless %}")).isEqualTo("none");
        assertThat(render("{% case company %}{% when 'x' %}1{% else %}2{% endcase %}"))
                .isEqualTo("2");
        assertThat(render("{% if nickname == blank or nickname == nil %}none{% endif %}"))
                .isEqualTo("none");
    }

    @Test
    void loops_run_over_ranges_and_split_lists_and_nest() {
        assertThat(render("{% for i in (1..3) %}{% for j in (1..i) %}{{ j }}{% endfor %};{% endfor %}"))
                .isEqualTo("1;12;123;");
        assertThat(render("{% assign t = tags | split: ',' %}{% for x in t %}{{ forloop.index }}{{ x }} {% endfor %}"))
                .isEqualTo("1a 2b 3c ");
        assertThat(
                        render(
                                "{% for i in (1..9) %}{% if i == 2 %}{% continue %}{% endif %}{% if i == 4 %}{% break %}{% endif %}{{ i }}{% endfor %}"))
                .isEqualTo("13");
    }

    @Test
    void comments_and_raw_text_are_left_alone() {
        assertThat(render("{% comment %}{{ nobody }}{% endcomment %}{% raw %}{{ first_name }}{% endraw %}"))
                .isEqualTo("{{ first_name }}");
    }

    @Test
    void names_are_those_that_the_template_asks_for_and_does_not_make_itself() {
        assertThat(Template.parse("{{ a | append: b }}{% if c == d %}{% endif %}{% assign e = f %}{{ e }}"
                                + "{% for g in h %}{{ g }}{{ forloop.index }}{% endfor %}{{ g }}{{ i.size }}{{ j | default: k }}"
                                + "{% for x in (1..m) %}{{ x }}{% endfor %}{% case n %}{% when o %}{% endcase %}")
                        .names())
                .containsExactly("a", "b", "c", "d", "f", "g", "h", "i", "j", "k", "m", "n", "o");
        assertThat(Template.parse("{% assign first_name = first_name | capitalize %}{{ first_name }}")
                        .names())
                .containsExactly("first_name");
        assertThat(Template.parse("no variables { } % } at all").names()).isEmpty();
    }

    @Test
    void needed_are_the_names_that_stand_somewhere_without_a_default() {
        Template template = Template.parse("{{ a }}{{ b | default: c }}{% if d %}{{ e | upcase }}{% endif %}"
                + "{{ 'x' | append: f }}{% assign g = h %}{{ g }}{{ b }}");
        assertThat(template.needed()).containsExactly("a", "b", "e", "f", "h");
    }

    @Test
    void in_html_every_variable_is_escaped_once() {
        Map<String, String> evil = Map.of("x", "<b onclick='a'>\"&</b>");
        String safe = "&lt;b onclick=&#39;a&#39;&gt;&quot;&amp;&lt;/b&gt;";
        assertThat(Template.parse("<p>{{ x }}</p>").renderHtml(evil)).isEqualTo("<p>" + safe + "</p>");
        assertThat(Template.parse("<p>{{ x | escape }}</p>").renderHtml(evil)).isEqualTo("<p>" + safe + "</p>");
        assertThat(Template.parse("{% assign y = x %}{{ y }}").renderHtml(evil)).isEqualTo(safe);
        assertThat(Template.parse("{{ none | default: x }}").renderHtml(evil)).isEqualTo(safe);
        assertThat(Template.parse("{{ x | split: '&' }}").renderHtml(evil))
                .doesNotContain("<")
                .doesNotContain("'");
        assertThat(Template.parse("{% assign l = x | split: 'o' %}{% for i in l %}{{ i }}{% endfor %}")
                        .renderHtml(evil))
                .doesNotContain("<");
    }

    @Test
    void texts_are_searched_and_stripped_as_liquid_does_it() {
        Map<String, String> html = Map.of(
                "x",
                "a<script>if (1 < 2) {\n}</script><style>b</style><!-- c\n> --><b title='d'>e</b\n>f<g",
                "y",
                " <script h> <i ");
        assertThat(Template.parse("{{ x | strip_html }}").render(html)).isEqualTo("aef<g");
        assertThat(Template.parse("[{{ y | strip_html }}]").render(html)).isEqualTo("[  <i ]");
        assertThat(Template.parse("[{{ y | rstrip }}][{{ y | lstrip }}]").render(html))
                .isEqualTo("[ <script h> <i][<script h> <i ]");
        assertThat(render("{{ 'aXbXc' | replace: 'X', '--' }} {{ 'aXbXc' | replace_first: 'X', '$1' }}"))
                .isEqualTo("a--b--c a$1bXc");
        assertThat(render("{{ 'aXbXc' | remove: 'X' }} {{ 'aXbXc' | remove_first: 'X' }} {{ 'aXb' | replace: 'X' }}"))
                .isEqualTo("abc abXc ab");
        assertThat(render("{{ 'aaaa' | replace: 'aa', 'b' }} {{ 'aabaabaab' | replace: 'aabaab', 'c' }}"))
                .isEqualTo("bb caab");
        assertThat(render("{{ 'ab' | replace: '', '-' }} {{ 'ab' | replace_first: '', '-' }}"))
                .isEqualTo("-a-b- -ab");
        assertThat(render("{{ 'a,b,,c,,' | split: ',' | join: '|' }} {{ 'a😀b' | split: '' | join: '|' }}"))
                .isEqualTo("a|b||c a|😀|b");
        assertThat(render("{% if company contains 'üll' %}yes{% endif %}{% if company contains 'x' %}no{% endif %}"))
                .isEqualTo("yes");
        assertThat(
                        render(
                                "{% assign t = tags | split: ',' %}{% if t contains 'b' %}yes{% endif %}{% if t contains 'bc' %}no{% endif %}"))
                .isEqualTo("yes");
    }

    @Test
    void the_case_of_a_long_text_changes_as_that_of_a_short_one() {
        String text = "Straße ΟΔΟΣ İzmir 😀 ".repeat(200);
        assertThat(Template.parse("{{ x | upcase }}").render(Map.of("x", text)))
                .isEqualTo(text.toUpperCase(Locale.ROOT));
        assertThat(Template.parse("{{ x | downcase }}").render(Map.of("x", text)))
                .isEqualTo(text.toLowerCase(Locale.ROOT));
    }

    @Test
    void in_text_nothing_is_escaped() {
        assertThat(render("{{ company }}")).isEqualTo("Müller & Söhne");
    }

    @Test
    void a_value_that_looks_like_a_template_is_only_a_value() {
        assertThat(Template.parse("{{ x }}").render(Map.of("x", "{{ y }}{% include 'z' %}")))
                .isEqualTo("{{ y }}{% include 'z' %}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Hi {{ first_name                        | 1",
                "Hi {{ first_name }                      | 1",
                "`a\n{% if x %}b`                          | 2",
                "`a\nb\n{% endif %}`                        | 3",
                "`a\n{% nonsense %}`                        | 2",
                "`a\n{{ x ^ raw }}`                         | 2",
                "{% for i in (1..3) %}                   | 1",
            })
    void broken_syntax_is_told_with_its_line(String text, int line) {
        assertThatThrownBy(() -> Template.parse(text))
                .asInstanceOf(type(TemplateError.class))
                .satisfies(e -> assertThat(e.line()).isEqualTo(line))
                .satisfies(e -> assertThat(e.getMessage()).isNotBlank());
    }

    @Test
    void what_is_not_offered_is_refused_when_it_is_read() {
        for (String text : List.of(
                "{% include 'secret' %}",
                "{% include '/etc/passwd' %}",
                "{% render 'secret' %}",
                "{% include_relative secret %}",
                "{% capture x %}y{% endcapture %}",
                "{% capture 'x' %}y{% endcapture %}",
                "{% tablerow i in x %}{% endtablerow %}",
                "{% increment x %}",
                "{% cycle x, y %}",
                "{% ifchanged %}{% endifchanged %}",
                "{{ x | raw }}",
                "{{ x | json }}",
                "{{ x | nonsense }}",
                "{{ [x] }}",
                "{{ ['x'] }}")) {
            assertThatThrownBy(() -> Template.parse("ok\n" + text))
                    .as(text)
                    .asInstanceOf(type(TemplateError.class))
                    .satisfies(e -> assertThat(e.line()).isEqualTo(2));
        }
    }

    @Test
    void the_same_template_serves_many_threads() {
        Template template = Template.parse("{% for i in (1..9) %}{{ first_name | upcase }}{% endfor %}");
        assertThat(IntStream.range(0, 2_000).parallel().mapToObj(i -> template.render(Map.of("first_name", "n" + i))
                        .equals(("N" + i).repeat(9))))
                .containsOnly(true);
    }

    static void assertFailsToParse(String text, int line, String message) {
        assertThatThrownBy(() -> Template.parse(text))
                .asInstanceOf(type(TemplateError.class))
                .satisfies(e -> assertThat(e.line()).as(text).isEqualTo(line))
                .satisfies(e -> assertThat(e).hasMessageContaining(message));
    }

    private static String render(String text) {
        return Template.parse(text).render(LEAD);
    }

    static void assertFails(String text, Map<String, String> variables, int line, String message) {
        assertThatThrownBy(() -> Template.parse(text).render(variables))
                .asInstanceOf(type(TemplateError.class))
                .satisfies(e -> assertThat(e.line()).as(text).isEqualTo(line))
                .satisfies(e -> assertThat(e).hasMessageContaining(message));
    }
}
