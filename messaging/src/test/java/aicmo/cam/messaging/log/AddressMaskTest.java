package aicmo.cam.messaging.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressMaskTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the mailbox anna.berg@example.com is not read | the mailbox a***@example.com is not read",
                "<o'neil+tag@mail.example.org>, (x@y.example) | <o***@mail.example.org>, (x***@y.example)",
                "Key (recipient)=(jörg@firma.example) already exists | Key (recipient)=(j***@firma.example) already exists",
                "{\"message\":\"to bob@example.com\"} | {\"message\":\"to b***@example.com\"}",
                "a@b@c.example | a***@b***@c.example",
                "imap://anna%40example.com@host.example | imap:/***@host.example",
                "no address: @Singleton, a @ b, Thread@1f | no address: @Singleton, a @ b, T***@1f",
                "nothing at all | nothing at all",
                "@ | @",
                "x@ | x@"
            })
    void an_address_is_never_in_a_line_of_the_log(String told, String written) {
        assertThat(AddressMask.masked(told)).isEqualTo(written);
    }

    @Test
    void the_reason_of_an_exception_is_masked_too() {
        LogRecord failed = new LogRecord(Level.SEVERE, "not stored");
        failed.setThrown(new IllegalStateException("row of anna@example.com", new RuntimeException("bob@example.com")));

        String line = new AddressMask(new SimpleFormatter()).format(failed);

        assertThat(line)
                .contains("not stored", "a***@example.com", "b***@example.com")
                .doesNotContain("anna@", "bob@");
    }

    @Test
    void a_long_line_of_at_signs_takes_no_long_time() {
        String line = "a@".repeat(500_000);
        assertThat(AddressMask.masked(line)).hasSize(line.length() + 3 * 499_999);
    }
}
