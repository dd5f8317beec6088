package aicmo.cam.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void a_file_gets_plain_lines_and_not_every_change() {
        Progress progress = new ConsoleProgress(out, false, 80);
        progress.update("1 of 100");
        progress.update("2 of 100");
        progress.say("done");

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(String.format("1 of 100%ndone%n"));
    }

    @Test
    void on_a_terminal_a_line_that_stays_is_put_above_the_line_that_changes() {
        Progress progress = new ConsoleProgress(out, true, 80);
        progress.update("1 of 2");
        progress.say("one is done");

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo(String.format("\r\u001b[2K1 of 2\r\u001b[2Kone is done%n1 of 2"));
    }

    @Test
    void the_changing_line_is_never_wider_than_the_terminal() {
        Progress progress = new ConsoleProgress(out, true, 10);
        progress.update("a line that is too long");

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("\r\u001b[2Ka line th");
    }
}
