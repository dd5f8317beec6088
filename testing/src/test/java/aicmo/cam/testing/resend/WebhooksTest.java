package aicmo.cam.testing.resend;

import static aicmo.cam.testing.Eventually.eventually;
import static aicmo.cam.testing.resend.Caller.mail;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.testing.SettableClock;
import aicmo.cam.testing.http.HttpAnswer;
import aicmo.cam.testing.http.HttpCall;
import aicmo.cam.testing.http.HttpDoor;
import aicmo.cam.testing.http.Json;
import aicmo.cam.testing.resend.webhook.EventType;
import aicmo.cam.testing.resend.webhook.WebhookAttempt;
import aicmo.cam.testing.resend.webhook.WebhookSignature;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhooksTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final List<HttpCall> arrived = new CopyOnWriteArrayList<>();
    private final AtomicInteger status = new AtomicInteger(204);
    private final HttpDoor receiver = HttpDoor.open(call -> {
        arrived.add(call);
        return HttpAnswer.Response.empty(status.get());
    });
    private final ResendApi api =
            ResendApi.start(ResendSettings.defaults().clock(clock).requestsPerSecond(1000));
    private final Caller caller = new Caller(api);

    @AfterEach
    void close() {
        api.close();
        receiver.close();
    }

    @Test
    void a_webhook_is_signed_over_its_raw_bytes() throws IOException {
        String secret = subscribe().json().path("signing_secret").asText();
        String id = caller.post("/emails", mail("delivered+x@resend.dev")).id();

        assertThat(api.flush()).isEqualTo(2);

        for (HttpCall call : arrived) {
            Instant at = Instant.ofEpochSecond(
                    Long.parseLong(call.header("svix-timestamp").orElseThrow()));
            String expected =
                    new WebhookSignature(secret).sign(call.header("svix-id").orElseThrow(), at, call.body());
            assertThat(call.header("svix-signature")).hasValue(expected);
        }
        assertThat(types()).containsExactlyInAnyOrder("email.sent", "email.delivered");
        JsonNode sent = Json.parse(arrived.getFirst().text()).orElseThrow();
        assertThat(sent.at("/data/email_id").asText()).isEqualTo(id);
        assertThat(sent.at("/data/message_id").asText())
                .isEqualTo(caller.get("/emails/" + id).json().path("message_id").asText());
        assertThat(sent.path("created_at").asText()).isEqualTo("2026-03-01T10:00:00.000Z");
    }

    @Test
    void the_test_addresses_have_their_outcomes() throws IOException {
        subscribe();
        for (String mailbox : List.of("delivered", "bounced", "complained", "suppressed")) {
            caller.post("/emails", mail(mailbox + "+label@resend.dev"));
        }
        api.flush();

        assertThat(types())
                .containsExactlyInAnyOrder(
                        "email.sent",
                        "email.delivered",
                        "email.sent",
                        "email.bounced",
                        "email.sent",
                        "email.delivered",
                        "email.complained",
                        "email.suppressed");
        JsonNode bounce = arrived.stream()
                .map(call -> Json.parse(call.text()).orElseThrow())
                .filter(json -> json.path("type").asText().equals("email.bounced"))
                .findFirst()
                .orElseThrow();
        assertThat(bounce.at("/data/bounce/type").asText()).isEqualTo("Permanent");
        assertThat(bounce.at("/data/bounce/diagnosticCode/0").asText()).contains("550 5.1.1");
    }

    @Test
    void a_refused_webhook_comes_again_by_the_schedule_with_the_same_id() throws IOException {
        subscribe();
        caller.post("/emails", mail("suppressed@resend.dev"));
        status.set(500);
        api.flush();
        clock.advance(Duration.ofSeconds(4));
        int tooEarly = api.flush();
        clock.advance(Duration.ofSeconds(1));
        api.flush();
        status.set(200);
        clock.advance(Duration.ofMinutes(5));
        api.flush();

        assertThat(tooEarly).isZero();
        assertThat(api.webhookAttempts()).extracting(WebhookAttempt::status).containsExactly(500, 500, 200);
        assertThat(api.webhookAttempts())
                .extracting(WebhookAttempt::id)
                .containsOnly(arrived.getFirst().header("svix-id").orElseThrow());
        assertThat(api.webhooksWaiting()).isZero();
    }

    @Test
    void an_endpoint_that_fails_for_more_than_a_day_is_disabled() throws IOException {
        String endpoint = subscribe().id();
        caller.post("/emails", mail("suppressed@resend.dev"));
        status.set(503);
        api.flush();
        for (int i = 0; i < 7; i++) {
            clock.advance(Duration.ofHours(10));
            api.flush();
        }

        assertThat(api.webhookAttempts()).hasSize(8);
        assertThat(caller.get("/webhooks/" + endpoint).json().path("status").asText())
                .isEqualTo("disabled");
    }

    @Test
    void webhooks_come_out_of_order_and_twice_on_command() throws IOException {
        subscribe();
        for (int i = 0; i < 10; i++) {
            caller.post("/emails", mail("a" + i + "@client.test"));
        }
        api.duplicateNextWebhooks(3).flush();

        assertThat(arrived).hasSize(23);
        assertThat(arrived.stream()
                        .map(call -> call.header("svix-id").orElseThrow())
                        .distinct())
                .hasSize(20);
        List<String> inOrder = Arrays.asList("email.sent", "email.delivered");
        assertThat(types().subList(0, 2).equals(inOrder)
                        && types().subList(2, 4).equals(inOrder)
                        && types().subList(4, 6).equals(inOrder))
                .isFalse();
    }

    @Test
    void an_open_can_be_told_later_and_tags_come_as_an_object() throws IOException {
        subscribe();
        var mail = mail("a@client.test");
        mail.putArray("tags").addObject().put("name", "lead").put("value", "l1");
        String id = caller.post("/emails", mail).id();
        api.flush();
        arrived.clear();
        api.emit(id, EventType.OPENED).flush();

        assertThat(types()).containsExactly("email.opened");
        assertThat(Json.parse(arrived.getFirst().text())
                        .orElseThrow()
                        .at("/data/tags/lead")
                        .asText())
                .isEqualTo("l1");
    }

    @Test
    void a_webhook_is_listed_changed_and_deleted() throws IOException {
        String id = subscribe().id();

        assertThat(caller.get("/webhooks").json().at("/data/0/id").asText()).isEqualTo(id);
        assertThat(caller.patch("/webhooks/" + id, Json.object().put("status", "disabled"))
                        .status())
                .isEqualTo(200);
        caller.post("/emails", mail("a@client.test"));
        assertThat(api.flush()).isZero();
        assertThat(caller.delete("/webhooks/" + id).json().path("deleted").asBoolean())
                .isTrue();
        assertThat(caller.get("/webhooks/" + id).status()).isEqualTo(404);
        assertThat(caller.post("/webhooks", Json.object().put("endpoint", "nowhere"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void webhooks_go_out_by_themselves_where_the_settings_say_so() throws IOException {
        ResendSettings settings = ResendSettings.defaults().webhooksGoOut(Duration.ofMillis(20), 1000);
        try (ResendApi busy = ResendApi.start(settings)) {
            Caller other = new Caller(busy);
            status.set(500);
            other.post("/webhooks", subscription());
            other.post("/emails", mail("a@client.test"));
            eventually().until(() -> arrived.size() >= 2);
            status.set(200);

            eventually().untilAsserted(() -> assertThat(busy.webhookAttempts().stream()
                            .filter(WebhookAttempt::acknowledged)
                            .map(WebhookAttempt::type))
                    .containsExactlyInAnyOrder("email.sent", "email.delivered"));
        }
    }

    private Caller.Answer subscribe() throws IOException {
        Caller.Answer answer = caller.post("/webhooks", subscription());
        assertThat(answer.status()).isEqualTo(201);
        return answer;
    }

    private JsonNode subscription() {
        List<String> all =
                Arrays.stream(EventType.values()).map(EventType::type).toList();
        return Json.object()
                .put("endpoint", receiver.uri() + "/api/cam/webhooks/resend")
                .setAll(Map.of("events", Json.strings(all)));
    }

    private List<String> types() {
        return arrived.stream()
                .map(call -> Json.parse(call.text()).orElseThrow().path("type").asText())
                .toList();
    }
}
