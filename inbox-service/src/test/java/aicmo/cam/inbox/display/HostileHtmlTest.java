package aicmo.cam.inbox.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTML as long as is kept of a message, made to be slow to sanitise. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileHtmlTest {
    private static final int LONGEST = 256 * 1024;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<",
                "<b>",
                "<b",
                "<a href=",
                "<a href=javascript:",
                "<a href='x",
                "<script",
                "<script>",
                "<style>",
                "<!--",
                "<![CDATA[",
                "<table><td>",
                "<table>",
                "<p><b><i>",
                "<font><p>",
                "<form><table>",
                "<ul><li>",
                "<div>",
                "</p>",
                "</b>",
                "<svg>",
                "<math><mi>",
                "<select>",
                "<template>",
                "&",
                "&#",
                "&#x",
                "&amp",
                "\0",
                " ",
                "x",
                "<a b=c ",
                "<p İ",
                "İ",
                "<b c='",
                "<blockquote>a"
            })
    void it_is_sanitised_in_linear_time(String piece) {
        for (String frame : List.of("%s", "<a href=\"https://x.example/%s\">x</a>")) {
            String html = frame.replace("%s", piece.repeat(LONGEST / piece.length()));

            assertThat(DisplayHtml.safe(html))
                    .doesNotContainIgnoringCase("<script")
                    .doesNotContain("<style");
        }
    }
}
