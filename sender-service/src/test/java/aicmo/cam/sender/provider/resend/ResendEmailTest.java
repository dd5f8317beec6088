package aicmo.cam.sender.provider.resend;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.sender.provider.SentLookup.Wanted;
import aicmo.cam.sender.provider.resend.api.Json;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResendEmailTest {
    @ParameterizedTest
    @CsvSource({
        "2026-04-03 22:13:42.674981+00, 2026-04-03T22:13:42.674981Z",
        "2026-04-03 22:13:42+00, 2026-04-03T22:13:42Z",
        "2026-04-03 22:13:42.6+02, 2026-04-03T20:13:42.6Z",
        "2026-04-03T22:13:42.674Z, 2026-04-03T22:13:42.674Z",
        "2026-04-03T22:13:42.674981+00:00, 2026-04-03T22:13:42.674981Z",
        "2026-04-03 22:13:42, 2026-04-03T22:13:42Z"
    })
    void its_times_are_read_however_resend_writes_them(String text, Instant time) {
        assertThat(ResendEmail.instant(text)).hasValue(time);
    }

    @Test
    void a_time_that_is_none_is_unknown() {
        assertThat(ResendEmail.instant("yesterday")).isEmpty();
    }

    @Test
    void a_mail_could_be_one_with_its_recipient_and_subject() {
        ResendEmail mail = ResendEmail.of(Json.parse(
                                "{\"id\":\"1\",\"to\":[\"Li <LI@B\u00fcro.test>\"],\"subject\":\"Hi  there\",\"tags\":[]}")
                        .orElseThrow())
                .orElseThrow();
        assertThat(mail.couldBe(new Wanted(new UUID(1, 1), "li@xn--bro-hoa.test", "Hi there")))
                .isTrue();
        assertThat(mail.couldBe(new Wanted(new UUID(1, 1), "li@xn--bro-hoa.test", "Hi")))
                .isFalse();
        assertThat(mail.couldBe(new Wanted(new UUID(1, 1), "lo@xn--bro-hoa.test", "Hi there")))
                .isFalse();
        assertThat(mail.hasTags()).isFalse();
    }

    @Test
    void a_tag_that_is_not_ours_is_no_id() {
        assertThat(ResendEmail.of(Json.parse("{\"id\":\"1\",\"tags\":[{\"name\":\"email\",\"value\":\"welcome\"}]}")
                                .orElseThrow())
                        .orElseThrow()
                        .emailTag())
                .isEmpty();
        assertThat(ResendEmail.of(Json.parse("{\"subject\":\"no id\"}").orElseThrow()))
                .isEmpty();
    }
}
