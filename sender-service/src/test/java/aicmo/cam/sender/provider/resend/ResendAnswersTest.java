package aicmo.cam.sender.provider.resend;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.sender.provider.Outcome;
import aicmo.cam.sender.provider.Outcome.Halted;
import aicmo.cam.sender.provider.Outcome.Halted.Scope;
import aicmo.cam.sender.provider.resend.Letters.Letter;
import aicmo.cam.sender.provider.resend.api.Reply.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResendAnswersTest {
    private static final Instant NOW = Instant.parse("2026-03-10T21:30:00Z");

    @ParameterizedTest
    @CsvSource({
        "400, validation_error",
        "422, validation_error",
        "422, invalid_attachment",
        "422, invalid_parameter",
        "422, missing_required_field",
        "422, missing_required_parameter",
        "451, security_error"
    })
    void what_is_wrong_with_the_mail_refuses_it_for_good(int status, String name) {
        assertThat(verdict(error(status, name)))
                .isInstanceOfSatisfying(Verdict.Content.class, content -> assertThat(content.rejected())
                        .isEqualTo(new Outcome.Rejected(
                                Integer.toString(status), "Resend answered " + status + " " + name + ": no, because")));
    }

    @Test
    void a_mail_that_is_too_large_even_for_a_proxy_is_refused_for_good() {
        assertThat(verdict(page(413))).isInstanceOf(Verdict.Content.class);
    }

    @ParameterizedTest
    @CsvSource({
        "401, missing_api_key", "401, validation_error", "401, restricted_api_key", "403, restricted_api_key",
        "403, suspended_api_key", "403, invalid_permission", "403, email_above_quota", "404, not_found",
        "405, method_not_allowed", "400, invalid_idempotency_key"
    })
    void what_is_wrong_with_the_account_halts_the_provider_until_a_person_acts(int status, String name) {
        Halted halted = halted(verdict(error(status, name)));
        assertThat(halted.scope()).isEqualTo(Scope.PROVIDER);
        assertThat(halted.until()).isNull();
        assertThat(halted.detail()).contains(Integer.toString(status), name, "no, because");
    }

    @Test
    void a_halt_says_which_setting_to_look_at() {
        assertThat(halted(verdict(error(401, "missing_api_key"))).detail()).contains("AICMO_RESEND_API_KEY");
        assertThat(halted(verdict(error(404, "not_found"))).detail()).contains("AICMO_RESEND_URL");
        assertThat(halted(verdict(page(405))).detail()).contains("AICMO_RESEND_URL");
    }

    @Test
    void a_call_without_a_user_agent_halts_the_provider() {
        Halted halted = halted(verdict(new Answer(403, Map.of(), "error code: 1010")));
        assertThat(halted.until()).isNull();
        assertThat(halted.detail()).contains("User-Agent");
    }

    @Test
    void a_sender_that_may_not_send_halts_its_domain_only() {
        Halted halted = halted(verdict(error(403, "validation_error")));
        assertThat(halted.scope()).isEqualTo(Scope.SENDER_DOMAIN);
        assertThat(halted.until()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "409, concurrent_idempotent_requests",
        "409, resource_locked",
        "409, anything",
        "500, application_error",
        "503, service_unavailable",
        "520, whatever"
    })
    void what_may_have_gone_is_unknown(int status, String name) {
        assertThat(all(verdict(error(status, name)))).isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504, 522, 599})
    void what_a_proxy_could_not_pass_on_is_unknown(int status) {
        assertThat(all(verdict(page(status)))).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void a_key_used_for_other_bytes_is_unknown_and_called_a_defect() {
        assertThat(all(verdict(error(409, "invalid_idempotent_request"))))
                .isInstanceOfSatisfying(Outcome.Unknown.class, unknown -> assertThat(unknown.detail())
                        .contains("defect of CAM", "tag email"));
    }

    @Test
    void too_many_calls_halt_for_as_long_as_resend_says() {
        assertThat(halted(verdict(new Answer(429, Map.of("retry-after", "3"), body(429, "rate_limit_exceeded"))))
                        .until())
                .isEqualTo(NOW.plusSeconds(3));
        assertThat(halted(verdict(error(429, "rate_limit_exceeded"))).until()).isEqualTo(NOW.plusSeconds(1));
        assertThat(halted(verdict(new Answer(429, Map.of("retry-after", "soon"), body(429, "rate_limit_exceeded"))))
                        .until())
                .isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void a_proxy_that_wants_less_is_obeyed_too() {
        assertThat(halted(verdict(page(429))).until()).isEqualTo(NOW.plusSeconds(60));
        Answer dated = new Answer(429, Map.of("retry-after", "Tue, 10 Mar 2026 21:35:00 GMT"), "slow down");
        assertThat(halted(verdict(dated)).until()).isEqualTo(Instant.parse("2026-03-10T21:35:00Z"));
    }

    @Test
    void a_quota_that_is_used_up_halts_until_the_next_day_of_utc() {
        Instant midnight = Instant.parse("2026-03-11T00:00:00Z");
        assertThat(halted(verdict(error(429, "daily_quota_exceeded"))).until()).isEqualTo(midnight);
        Halted monthly = halted(verdict(error(429, "monthly_quota_exceeded")));
        assertThat(monthly.until()).isEqualTo(midnight);
        assertThat(monthly.detail()).contains("month", "every day");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 400, 403, 418, 422, 451})
    void what_resend_would_not_answer_halts_for_a_while(int status) {
        Halted halted = halted(verdict(page(status)));
        assertThat(halted.scope()).isEqualTo(Scope.PROVIDER);
        assertThat(halted.until()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void a_mail_that_was_taken_has_the_id_of_resend_and_the_message_id_of_ours() {
        assertThat(each(verdict(ok("{\"id\":\"r-1\"}"), letters(1))))
                .containsExactly(new Outcome.Accepted("r-1", List.of("<0@lead.test>")));
    }

    @Test
    void of_several_mails_the_refused_ones_are_skipped() {
        String body =
                "{\"data\":[{\"id\":\"r-0\"},{\"id\":\"r-2\"}],\"errors\":[{\"index\":1,\"message\":\"The `to`\\r\\nis bad\"}]}";

        assertThat(each(verdict(ok(body), letters(3))))
                .containsExactly(
                        new Outcome.Accepted("r-0", List.of("<0@lead.test>")),
                        new Outcome.Rejected("422", "Resend refused the mail: The `to` is bad"),
                        new Outcome.Accepted("r-2", List.of("<2@lead.test>")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "[]",
                "{}",
                "{\"data\":[{\"id\":\"a\"}]}",
                "{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"},{\"id\":\"c\"}]}",
                "{\"data\":[{\"id\":\"a\"},{}]}",
                "{\"data\":[{\"id\":\"a\"},{\"id\":7}]}",
                "{\"data\":[{\"id\":\"a\"}],\"errors\":[{\"index\":2,\"message\":\"x\"}]}",
                "{\"data\":[{\"id\":\"a\"}],\"errors\":[{\"index\":\"1\",\"message\":\"x\"}]}",
                "{\"data\":[{\"id\":\"a\"}],\"errors\":[{\"message\":\"x\"}]}",
                "{\"id\":\"a\"}"
            })
    void a_success_that_does_not_account_for_every_mail_is_unknown(String body) {
        assertThat(each(verdict(ok(body), letters(2)))).hasSize(2).hasOnlyElementsOfType(Outcome.Unknown.class);
    }

    @Test
    void a_success_without_an_id_is_unknown() {
        assertThat(each(verdict(ok("{\"id\":\" \"}"), letters(1)))).hasOnlyElementsOfType(Outcome.Unknown.class);
        assertThat(each(verdict(new Answer(202, Map.of(), ""), letters(1))))
                .hasOnlyElementsOfType(Outcome.Unknown.class);
    }

    @Test
    void what_resend_says_is_kept_on_one_line_of_bearable_length() {
        String long_ = "x".repeat(100_000) + "\\n\\u0000";
        Answer answer =
                new Answer(422, Map.of(), "{\"name\":\"validation_error\",\"message\":\"a\\r\\nb" + long_ + "\"}");
        assertThat(((Verdict.Content) verdict(answer)).rejected().detail())
                .hasSizeLessThan(400)
                .contains("a bx")
                .doesNotContain("\n", "\r");
    }

    private static Verdict verdict(Answer answer) {
        return verdict(answer, letters(2));
    }

    private static Verdict verdict(Answer answer, Letters letters) {
        return ResendAnswers.verdict(answer, letters, NOW);
    }

    private static Letters letters(int number) {
        return new Letters(IntStream.range(0, number)
                .mapToObj(i -> new Letter(i, Mails.item(Mails.to(i + "@lead.test")), new byte[0]))
                .toList());
    }

    private static Answer error(int status, String name) {
        return new Answer(status, Map.of(), body(status, name));
    }

    private static String body(int status, String name) {
        return "{\"statusCode\":%d,\"message\":\"no, because\",\"name\":\"%s\"}".formatted(status, name);
    }

    private static Answer page(int status) {
        return new Answer(status, Map.of("content-type", "text/html"), "<html>" + status + "</html>");
    }

    private static Answer ok(String body) {
        return new Answer(200, Map.of(), body);
    }

    private static Outcome all(Verdict verdict) {
        return ((Verdict.All) verdict).outcome();
    }

    private static Halted halted(Verdict verdict) {
        return (Halted) all(verdict);
    }

    private static List<Outcome> each(Verdict verdict) {
        return ((Verdict.Each) verdict).outcomes();
    }
}
