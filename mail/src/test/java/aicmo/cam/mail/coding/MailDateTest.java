package aicmo.cam.mail.coding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailDateTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tue, 4 Mar 2025 10:20:30 +0100|2025-03-04T09:20:30Z",
                "Tue, 4 Mar 2025 10:20:30 +0100 (CET)|2025-03-04T09:20:30Z",
                "4 Mar 2025 10:20 -0530|2025-03-04T15:50:00Z",
                "Tue, 04 Mar 25 10:20:30 GMT|2025-03-04T10:20:30Z",
                "Tue, 4 Mar 2025 10:20:30 EST|2025-03-04T15:20:30Z",
                "Tue,4 Mar 2025 10:20:30 -600|2025-03-04T16:20:30Z",
                "Tuesday, 04-Mar-99 10:20:30 UT|1999-03-04T10:20:30Z",
                "Tue, 4 March 2025 10:20:30 GMT+0200|2025-03-04T08:20:30Z",
                "Tue Mar  4 10:20:30 2025|2025-03-04T10:20:30Z",
                "Tue Mar  4 10:20:30 EST 2025|2025-03-04T15:20:30Z",
                "Mar 4, 2025 1:20:30 PM|2025-03-04T13:20:30Z",
                "2025-03-04T10:20:30+01:00|2025-03-04T09:20:30Z",
                "2025-03-04 10:20:30|2025-03-04T10:20:30Z",
                "Tue, 4 Mar 2025|2025-03-04T00:00:00Z",
                "Tue, 31 Dec 2024 23:59:60 +0000|2024-12-31T23:59:59Z",
                "Tue, 4 Mar 2025 10:20:30 +9999|2025-03-04T10:20:30Z",
            })
    void a_date_is_read_in_the_forms_that_mail_has(String header, String instant) {
        assertThat(MailDate.parse(header)).contains(Instant.parse(instant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "32 Mar 2025 10:00:00 +0000", "4 Mar 2025 25:00:00 +0000", "((((", "4 4 4"})
    void what_is_no_date_is_none(String header) {
        assertThat(MailDate.parse(header)).isEmpty();
    }

    @Test
    void a_date_is_written_in_utc() {
        assertThat(MailDate.write(Instant.parse("2025-03-04T10:20:30.999Z")))
                .isEqualTo("Tue, 4 Mar 2025 10:20:30 +0000");
    }
}
