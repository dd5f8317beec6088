package aicmo.cam.sender.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The footer looks for the address through all that a mail says, whoever wrote it. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileFooterTest {
    private static final String URL = "https://mail.example.com/u/x";

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "\n",
                "\t ",
                "<p",
                "<p ",
                "<p x",
                "</td ",
                "<br",
                "<br ",
                "<br/",
                "<",
                "<p>",
                "<div> ",
                "</body",
                "</body ",
                "</html >",
                "</body>",
                "<!--",
                "a",
                "1 ",
                "1 Example ",
                "&",
                "'"
            })
    void what_is_missing_is_found_in_linear_time_and_without_a_deep_stack(String piece) {
        Footer footer = Footer.of(Optional.empty());
        String content = piece.repeat(1_000_000 / piece.length());

        assertThat(footer.withinHtml(content, "1 Example Road", URL))
                .contains("1 Example Road")
                .contains(URL);
        assertThat(footer.underText("x" + content, "1 Example Road", URL))
                .contains("1 Example Road")
                .contains(URL);
    }
}
