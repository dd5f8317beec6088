package aicmo.cam.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a<br>b|a\\nb",
                "a<br><br><br>b|a\\n\\nb",
                "<div>a</div><div>b</div>|a\\nb",
                "<p>a</p><p>b</p>|a\\n\\nb",
                "<div>a</div><div><br></div><div>b</div>|a\\n\\nb",
                "a <b>b</b>,  c|a b, c",
                "a&nbsp;b&amp;c&lt;|a b&c<",
                "<a href='x'>click</a> me|click me",
                "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>|- a\\n- b\\n- c",
                "<ol><li>a</li><li>b</li></ol>|1. a\\n2. b",
                "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>|a b\\nc",
                "a<blockquote>b<br>c<blockquote>d</blockquote></blockquote>e|a\\n\\n> b\\n> c\\n>\\n> > d\\n\\ne",
                "<style>x</style><script>y</script><title>z</title>a|a",
                "<span style='display: none'>preheader</span>a|a",
                "a<hr>b|a\\n________________________________\\nb",
                "<pre>a\\n  b</pre>|a\\n  b",
                "unclosed <b>bold <i>both|unclosed bold both",
            })
    void html_is_read_as_a_person_reads_it(String html, String text) {
        assertThat(HtmlText.of(html.replace("\\n", "\n"))).isEqualTo(text.replace("\\n", "\n"));
    }
}
