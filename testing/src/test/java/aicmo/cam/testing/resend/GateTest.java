package aicmo.cam.testing.resend;

import static aicmo.cam.testing.resend.Caller.mail;
import static aicmo.cam.testing.resend.Caller.mails;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.testing.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GateTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-31T23:59:58Z"));
    private final ResendApi api = ResendApi.start(ResendSettings.defaults()
            .clock(clock)
            .requestsPerSecond(3)
            .dailyQuota(4)
            .monthlyQuota(6));
    private final Caller caller = new Caller(api);

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void a_request_without_a_user_agent_meets_1010() throws IOException {
        String request = "GET /emails HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer k\r\nConnection: close\r\n\r\n";
        try (Socket socket =
                new Socket(InetAddress.getByName("127.0.0.1"), api.uri().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 403").endsWith("error code: 1010");
        }
    }

    @Test
    void a_key_is_wanted_and_must_be_the_right_one() throws IOException {
        Caller.Answer missing =
                caller.send(HttpRequest.newBuilder(api.uri().resolve("/emails")).build());
        Caller.Answer unknown = caller.call("GET", "/emails", "", "Authorization", "Bearer re_other");

        assertThat(missing.status()).isEqualTo(401);
        assertThat(missing.error()).isEqualTo("missing_api_key");
        assertThat(missing.json().path("statusCode").asInt()).isEqualTo(401);
        assertThat(unknown.status()).isEqualTo(401);
    }

    @Test
    void a_key_that_may_only_send_may_only_send() throws IOException {
        String sendOnly = "Bearer re_test_send_only";

        assertThat(caller.post("/emails", mail("a@client.test"), "Authorization", sendOnly)
                        .status())
                .isEqualTo(200);
        assertThat(caller.call("GET", "/emails", "", "Authorization", sendOnly).error())
                .isEqualTo("restricted_api_key");
    }

    @Test
    void unknown_paths_and_methods_and_broken_json_have_their_errors() throws IOException {
        assertThat(caller.get("/mails").error()).isEqualTo("not_found");
        assertThat(caller.delete("/emails").error()).isEqualTo("method_not_allowed");
        assertThat(caller.call("POST", "/emails", "{\"to\":").status()).isEqualTo(400);
    }

    @Test
    void the_window_is_a_second_and_every_answer_tells_what_is_left() throws IOException {
        Caller.Answer first = caller.get("/emails");
        caller.get("/emails");
        caller.get("/emails");
        Caller.Answer fourth = caller.get("/emails");
        clock.advance(Duration.ofSeconds(1));
        Caller.Answer fifth = caller.get("/emails");

        assertThat(first.header("ratelimit-limit")).isEqualTo("3");
        assertThat(first.header("ratelimit-remaining")).isEqualTo("2");
        assertThat(first.header("ratelimit-reset")).isEqualTo("1");
        assertThat(first.header("retry-after")).isNull();
        assertThat(fourth.status()).isEqualTo(429);
        assertThat(fourth.error()).isEqualTo("rate_limit_exceeded");
        assertThat(fourth.header("retry-after")).isEqualTo("1");
        assertThat(fourth.header("ratelimit-remaining")).isEqualTo("0");
        assertThat(fifth.status()).isEqualTo(200);
    }

    @Test
    void quotas_are_counted_by_utc_day_and_month() throws IOException {
        Caller.Answer sent = caller.post("/emails/batch", mails("a@c.test", "b@c.test", "c@c.test"));
        Caller.Answer tooMany = caller.post("/emails/batch", mails("d@c.test", "e@c.test"));
        clock.advance(Duration.ofSeconds(2));
        Caller.Answer nextDay = caller.post("/emails", mail("d@c.test"));
        api.usedQuota(3);
        clock.advance(Duration.ofDays(1));
        Caller.Answer dayAfter = caller.post("/emails/batch", mails("f@c.test", "g@c.test", "h@c.test"));

        assertThat(sent.header("x-resend-daily-quota")).isEqualTo("3");
        assertThat(sent.header("x-resend-monthly-quota")).isEqualTo("3");
        assertThat(tooMany.error()).isEqualTo("daily_quota_exceeded");
        assertThat(nextDay.status()).isEqualTo(200);
        assertThat(nextDay.header("x-resend-monthly-quota")).isEqualTo("1");
        assertThat(dayAfter.error()).isEqualTo("monthly_quota_exceeded");
        assertThat(api.accepted().count()).isEqualTo(4);
    }
}
