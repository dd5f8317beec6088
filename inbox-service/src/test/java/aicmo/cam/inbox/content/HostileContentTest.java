package aicmo.cam.inbox.content;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.inbox.mailbox.Fetched;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages whose text and headers are made to be slow to read, longer than what is kept of them. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileContentTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "@",
                "a@",
                "a@b",
                "a@b.",
                "a@ü.",
                "'a@b.c ",
                "=a@b.c\n",
                "<a@b.c>",
                "<",
                ">",
                ":",
                "a@:",
                "=?a?x?b",
                ";",
                ",",
                "(",
                "\"",
                "\\",
                "Final-Recipient: rfc822;a@b.c\n",
                "message-id: <a@b>\n",
                "\n",
                " ",
                ".",
                "x",
                "\0"
            })
    void it_is_read_in_linear_time(String piece) {
        for (String head : List.of(
                "From: MAILER-DAEMON@x.example\n\n%s",
                "From: %s\nTo: %s\nSubject: %s\n\nx",
                "References: %s\nIn-Reply-To: %s\nX-Failed-Recipients: %s\n\nx",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n%s\n--b--")) {
            byte[] raw =
                    head.replace("%s", piece.repeat(200_000 / piece.length())).getBytes(StandardCharsets.UTF_8);

            assertThat(new InboundReader(Clock.systemUTC()).read("inbox", "INBOX", 1, fetched(raw)))
                    .isNotNull();
        }
    }

    private static Fetched fetched(byte[] raw) {
        return new Fetched(1, raw.length, raw, true, Optional.of(Instant.now()));
    }
}
