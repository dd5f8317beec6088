package aicmo.cam.mail.template;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.mail.CpuTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What would be sent as it stands though nobody means it; and what only looks so. */
class OdditiesTest {
    private static final Map<String, String> MEANINGS = Map.of(
            "FNAME", "first_name",
            "first_name", "first_name",
            "FIRST", "first_name",
            "First", "first_name",
            "First Name", "first_name",
            "FirstName", "first_name",
            "name", "first_name",
            "Company", "company");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`Hi *|FNAME|*,` | `*|FNAME|*`",
                "`Hi {first_name},` | `{first_name}`",
                "`Hi { FirstName },` | `{ FirstName }`",
                "`Hi %FIRST%,` | `%FIRST%`",
                "`Hi %%First%%,` | `%%First%%`",
                "`Hi [[name]],` | `[[name]]`",
                "`Hi <<name>>,` | `<<name>>`",
                "`Hi << First Name >>,` | `<< First Name >>`",
                "`Hi ${name},` | `${name}`",
                "`Hi [First Name],` | `[First Name]`",
                "`Hi {{ a }}, at [Company]?` | `[Company]`",
                "`https://acme.example/?n=%FIRST%&x=%20` | `%FIRST%`",
            })
    void a_merge_tag_of_another_program_is_told_with_what_to_write(String text, String tag) {
        for (boolean html : List.of(false, true)) {
            assertThat(found("\n" + text, html)).singleElement().satisfies(odd -> {
                assertThat(odd.line()).isEqualTo(2);
                assertThat(odd.getMessage())
                        .startsWith("'" + tag + "' is a merge tag of another program")
                        .containsPattern("write \\{\\{ (first_name|company) }}");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*|UNSUB:URL|*",
                "{unknown}",
                "{!Contact.Title}",
                "{$name}",
                "%recipient.title%",
                "{Hi|Hello|Hey} you",
                "{first_name|there}",
                "[[ Job Title ]]",
                "${a.b}",
                "#{x}",
                "%%Job_Title%%"
            })
    void a_tag_whose_name_nobody_knows_is_told_too(String text) {
        assertThat(found(text, false)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "50% off, and 20% more; 100 %",
                "We grew 5%-10% a year (2%/month).",
                "https://acme.example/%C3%A9cole%C3%A9/%E4%BD%A0",
                "https://acme.example/a%DAb%DAc",
                "[1] see below [sic], [our site](https://acme.example), [Company](https://acme.example)",
                "He said <<bonjour>> and «name»",
                "a < b >> c << d",
                "x = {1, 2, 3}; {} ; :-{ ; {\"a\": 1}",
                "1 * 2 | 3 * 4, **bold**, $5, $ {",
                "{% raw %}{first_name} *|FNAME|*{% endraw %}{% comment %}%FIRST%{% endcomment %}",
                "{{ a | default: '{first_name}' }}",
                "Rock ’n’ Roll & Käse – naïve 😀👨‍👩‍👧 🏴󠁧󠁢󠁳󠁣󠁴󠁿 ✔️",
                "Bonjour\u00a0! 10\u202f000\u00a0€",
                "می\u200cخواهم \u200f(سلام)\u200e",
                "สวัสดี\u200bครับ",
            })
    void prose_is_no_merge_tag(String text) {
        assertThat(found(text, false)).isEmpty();
        assertThat(found("<p title=\"x\">" + text + "</p>", true)).isEmpty();
    }

    @Test
    void in_html_styles_scripts_and_comments_are_the_languages_own() {
        String html = "<html><head><style>a{color:red} .b{margin:0}\n{first_name}</style>"
                + "<STYLE type=x>@media{p{top:0}}</STYLE><script>var a = [[x]], b = {name}, c = `${name}`;</script></head>"
                + "<!-- {name} [[name]] --><body style=\"width:100%;height:50%\"><p>shy\u00adphen</p>\n%s</body></html>";
        assertThat(found(html.replace("%s", "ok"), true)).isEmpty();
        assertThat(found(html.replace("%s", "Hi {name}"), true)).singleElement().satisfies(odd -> assertThat(odd.line())
                .isEqualTo(3));
    }

    @ParameterizedTest
    @CsvSource({
        "200B,ZERO WIDTH SPACE",
        "FEFF,ZERO WIDTH NO-BREAK SPACE",
        "00AD,SOFT HYPHEN",
        "202E,RIGHT-TO-LEFT OVERRIDE",
        "200E,LEFT-TO-RIGHT MARK",
        "2060,WORD JOINER"
    })
    void a_character_that_nobody_sees_is_named(String number, String name) {
        String text = "{{ a }}\nfree " + Character.toString(Integer.parseInt(number, 16)) + "of charge";
        assertThat(found(text, false)).singleElement().satisfies(odd -> {
            assertThat(odd.line()).isEqualTo(2);
            assertThat(odd.getMessage()).contains("U+" + number + " " + name, "before 'of charge'", "Delete it");
        });
    }

    @Test
    void within_a_tag_it_is_named_when_the_template_is_read() {
        for (String character : List.of("\u00a0", "\u200b", "\ufeff", "\u202f")) {
            String named = "U+%04X ".formatted((int) character.charAt(0));
            TemplateTest.assertFailsToParse("a\n{{" + character + "first_name }}", 2, named);
            TemplateTest.assertFailsToParse("a\n{% if" + character + "first_name %}x{% endif %}", 2, named);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{", "{a", "{a ", "%", "%a", "%%", "%%a ", "[", "[[", "[[a", "<", "<<", "<<a", "*|", "*|a", "${", "|",
                "{a|", "<style", "<script", "<!--", "\u200b", "<style>", "{ ", "[ a", "\n{", "://%ab"
            })
    void any_text_is_looked_through_in_linear_time(String piece) {
        String text = piece.repeat(90_000 / piece.length());
        for (boolean html : List.of(false, true)) {
            CpuTime.limited(piece, () -> {
                try {
                    assertThat(found(text, html)).hasSizeLessThanOrEqualTo(5);
                } catch (TemplateError refused) {
                    assertThat(refused.getMessage()).isNotBlank();
                }
            });
        }
    }

    private static List<TemplateError> found(String text, boolean html) {
        return Template.parse(text).oddities(html, name -> Optional.ofNullable(MEANINGS.get(name)));
    }
}
