package aicmo.cam.sender.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aicmo.cam.messaging.EventId;
import aicmo.cam.sender.mail.IdRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectMailTest {
    @ParameterizedTest
    @CsvSource({
        "Anna <anna@acme.test>, r@acme.test, Anna <anna@acme.test>",
        "' ', r@acme.test, r@acme.test",
        ", r@acme.test, r@acme.test",
        ", , "
    })
    void the_sender_s_own_setting_wins_over_that_of_resend(String own, String resend, String expected) {
        assertThat(defaultFrom(own, resend)).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "a@acme.test, b@acme.test", "Anna <anna>"})
    void a_default_sender_that_is_none_is_refused_with_the_name_of_the_setting(String setting) {
        assertThatThrownBy(() -> defaultFrom(setting, null)).hasMessageStartingWith("AICMO_CAM_EMAIL_FROM is '");
        assertThatThrownBy(() -> defaultFrom(null, setting)).hasMessageStartingWith("AICMO_RESEND_FROM_EMAIL is '");
    }

    @Test
    void send_at_is_when_it_goes_at_the_earliest() {
        Instant later = Instant.parse("2026-03-01T08:00:00Z");
        var mail = new DirectMail(null, "ana@recipients.test", null, null, null, "Hi", "Text", null, null, later, null);

        assertThat(mail.order("anna@acme.test", Instant.EPOCH, true).notBefore())
                .isEqualTo(later);
        assertThat(mail.order("anna@acme.test", Instant.EPOCH, true).from()).isEqualTo("anna@acme.test");
    }

    @Test
    void a_time_divides_the_ids_that_were_made_before_and_after() {
        UUID id = EventId.next();
        Instant made = Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);

        assertThat(IdRange.from(made).toString()).isLessThanOrEqualTo(id.toString());
        assertThat(IdRange.from(made.plus(Duration.ofMillis(1))).toString()).isGreaterThan(id.toString());
        assertThat(IdRange.from(Instant.MIN).toString()).isEqualTo("00000000-0000-7000-8000-000000000000");
        assertThat(IdRange.from(Instant.MAX).toString()).startsWith("ffffffff-");
    }

    private static Optional<String> defaultFrom(String own, String resend) {
        return new DefaultFrom(() -> Optional.ofNullable(own), Optional.ofNullable(resend)).get();
    }
}
