package aicmo.cam.sender.webhook;

import static aicmo.cam.sender.webhook.SvixSignature.Verdict.FORGED;
import static aicmo.cam.sender.webhook.SvixSignature.Verdict.GENUINE;
import static aicmo.cam.sender.webhook.SvixSignature.Verdict.OUT_OF_TIME;
import static aicmo.cam.sender.webhook.SvixSignature.Verdict.UNSIGNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** With the test vector of Svix (docs.svix.com/receiving/verifying-payloads/how-manual). */
class SvixSignatureTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String AT = "1614265330";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.ofEpochSecond(1614265330);
    private static final SvixSignature SVIX = svix(SECRET);

    @Test
    void the_signature_of_the_secret_is_genuine() {
        assertThat(SVIX.verify(ID, AT, SIGNATURE, BODY, NOW)).isEqualTo(GENUINE);
    }

    @Test
    void another_body_id_time_or_secret_is_forged() {
        byte[] other = "{\"test\": 2432232315}".getBytes(StandardCharsets.UTF_8);

        assertThat(SVIX.verify(ID, AT, SIGNATURE, other, NOW)).isEqualTo(FORGED);
        assertThat(SVIX.verify(ID + "x", AT, SIGNATURE, BODY, NOW)).isEqualTo(FORGED);
        assertThat(SVIX.verify(ID, "1614265331", SIGNATURE, BODY, NOW)).isEqualTo(FORGED);
        assertThat(svix(OTHER).verify(ID, AT, SIGNATURE, BODY, NOW)).isEqualTo(FORGED);
    }

    @Test
    void any_of_the_signatures_may_be_the_right_one_and_unknown_versions_are_passed_over() {
        String several = "v1a,AAAA v2," + SIGNATURE.substring(3) + " v1,bm8= " + SIGNATURE;

        assertThat(SVIX.verify(ID, AT, several, BODY, NOW)).isEqualTo(GENUINE);
        assertThat(SVIX.verify(ID, AT, "v2," + SIGNATURE.substring(3), BODY, NOW))
                .isEqualTo(FORGED);
        assertThat(SVIX.verify(ID, AT, "v1,not!base64", BODY, NOW)).isEqualTo(FORGED);
    }

    @Test
    void while_secrets_are_changed_each_of_them_is_right() {
        assertThat(svix(OTHER + ", " + SECRET).verify(ID, AT, SIGNATURE, BODY, NOW))
                .isEqualTo(GENUINE);
        assertThat(svix(SECRET + "," + OTHER).verify(ID, AT, SIGNATURE, BODY, NOW))
                .isEqualTo(GENUINE);
    }

    @Test
    void what_is_too_old_or_from_the_future_is_refused() {
        assertThat(SVIX.verify(ID, AT, SIGNATURE, BODY, NOW.plusSeconds(300))).isEqualTo(GENUINE);
        assertThat(SVIX.verify(ID, AT, SIGNATURE, BODY, NOW.plusSeconds(301))).isEqualTo(OUT_OF_TIME);
        assertThat(SVIX.verify(ID, AT, SIGNATURE, BODY, NOW.minusSeconds(300))).isEqualTo(GENUINE);
        assertThat(SVIX.verify(ID, AT, SIGNATURE, BODY, NOW.minusSeconds(301))).isEqualTo(OUT_OF_TIME);
    }

    @Test
    void what_lacks_a_header_is_unsigned() {
        assertThat(SVIX.verify(null, AT, SIGNATURE, BODY, NOW)).isEqualTo(UNSIGNED);
        assertThat(SVIX.verify(ID, "soon", SIGNATURE, BODY, NOW)).isEqualTo(UNSIGNED);
        assertThat(SVIX.verify(ID, AT, " ", BODY, NOW)).isEqualTo(UNSIGNED);
        assertThat(SVIX.verify("x".repeat(300), AT, SIGNATURE, BODY, NOW)).isEqualTo(UNSIGNED);
    }

    @Test
    void a_secret_that_is_none_is_told_without_telling_it() {
        assertThatThrownBy(() -> svix(SECRET + ",whsec_no secret"))
                .hasMessageContaining("secret 2")
                .hasMessageNotContaining("no secret");
        assertThat(svix(" , ").isMissing()).isTrue();
    }

    private static SvixSignature svix(String secrets) {
        return SvixSignature.of(secrets, Duration.ofSeconds(300));
    }
}
