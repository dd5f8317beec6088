package aicmo.cam.sender.webhook;

import static aicmo.cam.sender.SenderFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.BounceKind;
import aicmo.cam.events.EmailBounced;
import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.EmailSent;
import aicmo.cam.events.MailRef;
import aicmo.cam.events.RecipientUnsubscribed;
import aicmo.cam.sender.OutboundRows;
import aicmo.cam.sender.SenderFixture;
import aicmo.cam.testing.SettableClock;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import aicmo.cam.testing.resend.ResendApi;
import aicmo.cam.testing.resend.ResendSettings;
import aicmo.cam.testing.resend.webhook.EventType;
import aicmo.cam.testing.resend.webhook.Outcome;
import aicmo.cam.testing.resend.webhook.WebhookAttempt;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Resend tells, as it tells it: signed, shuffled, twice, and again where it was not heard. */
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class ResendWebhooksTest {
    @Inject
    SenderFixture fixture;

    @Inject
    OutboundRows mails;

    @Inject
    SwitchedSecrets secrets;

    private final SettableClock clock = new SettableClock(Instant.now());
    private ResendApi resend;

    @BeforeEach
    void start() {
        fixture.reset();
        resend = ResendApi.start(ResendSettings.defaults().clock(clock).requestsPerSecond(1000));
        secrets.use(subscribe());
    }

    @AfterEach
    void stop() {
        resend.close();
    }

    @Test
    void every_fate_of_a_mail_is_learned_in_whatever_order_it_is_told() throws Exception {
        resend.duplicateNextWebhooks(10);
        Map<Outcome, MailRef> refs = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            String recipient = outcome.name().toLowerCase(java.util.Locale.ROOT) + "@fates.test";
            resend.fate(recipient, outcome);
            refs.put(outcome, mails.put(recipient, "UNKNOWN", null, Duration.ofDays(-9)));
            send(refs.get(outcome), recipient);
        }

        resend.flush();

        soon().until(() -> fixture.number("select count(*) from provider_event where state = 'NEW'") == 0);
        refs.forEach((outcome, ref) -> {
            assertThat(mails.status(ref)).as("%s", outcome).isEqualTo(status(outcome));
            assertThat(mails.column(ref, "cardinality(message_ids)")).contains("2");
        });
        assertThat(resend.webhookAttempts()).allMatch(WebhookAttempt::acknowledged);
        soon().untilAsserted(() -> assertThat(fixture.heard(EmailSent.class, e -> refs.containsValue(e.email())))
                .hasSize(refs.size()));
        assertThat(fixture.heard(EmailBounced.class, e -> refs.containsValue(e.email())))
                .extracting(EmailBounced::kind)
                .containsExactlyInAnyOrder(BounceKind.HARD, BounceKind.SOFT);
        assertThat(fixture.heard(RecipientUnsubscribed.class, e -> refs.containsValue(e.email())))
                .hasSize(1);
        assertThat(fixture.heard(EmailFailed.class, e -> refs.containsValue(e.email())))
                .extracting(EmailFailed::reason)
                .containsExactlyInAnyOrder(EmailFailed.Reason.REJECTED, EmailFailed.Reason.SUPPRESSED);
    }

    @Test
    void what_could_not_be_verified_is_told_again_and_not_lost() throws Exception {
        String secret = subscribed;
        secrets.use("");
        MailRef mail = mails.put("patient@fates.test", "SENT", null, Duration.ofMinutes(1));
        String id = send(mail, "patient@fates.test");
        resend.flush();
        assertThat(resend.webhookAttempts()).extracting(WebhookAttempt::status).containsOnly(503);

        secrets.use(secret);
        clock.advance(Duration.ofSeconds(5));
        resend.flush();

        soon().untilAsserted(() -> assertThat(mails.status(mail)).isEqualTo("DELIVERED"));
        assertThat(mails.column(mail, "provider_message_id")).contains(id);
    }

    @Test
    void opens_and_clicks_are_counted_and_do_not_pile_up() throws Exception {
        MailRef mail = mails.put("reader@fates.test", "SENT", null, Duration.ofMinutes(1));
        String id = send(mail, "reader@fates.test");
        resend.flush();
        for (int i = 0; i < 30; i++) {
            resend.emit(id, EventType.OPENED).emit(id, EventType.CLICKED);
        }
        resend.flush();

        soon().untilAsserted(() -> {
            JsonPath timeline = JsonPath.from(mails.column(mail, "timeline").orElseThrow());
            assertThat(timeline.getList("what")).hasSize(3);
            assertThat(timeline.getInt("find { it.what == 'OPENED' }.times")).isEqualTo(30);
            assertThat(timeline.getInt("find { it.what == 'CLICKED' }.times")).isEqualTo(30);
        });
    }

    private static String status(Outcome outcome) {
        return switch (outcome) {
            case DELIVERED, DELAYED, OPENED, CLICKED -> "DELIVERED";
            case BOUNCED_FOR_NOW, SILENT -> "SENT";
            case BOUNCED, COMPLAINED, FAILED, SUPPRESSED -> outcome.name();
        };
    }

    private String subscribed;

    private String subscribe() {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", int.class);
        List<String> types = new ArrayList<>(
                Arrays.stream(EventType.values()).map(EventType::type).toList());
        subscribed = post(
                        "/webhooks",
                        Map.of("endpoint", "http://127.0.0.1:" + port + "/api/cam/webhooks/resend", "events", types))
                .path("signing_secret")
                .asText();
        return subscribed;
    }

    private String send(MailRef mail, String recipient) {
        return post(
                        "/emails",
                        Map.of(
                                "from", "Anna <anna@acme.test>",
                                "to", recipient,
                                "subject", "Hello",
                                "text", "Some text",
                                "tags",
                                        List.of(Map.of(
                                                "name",
                                                "email",
                                                "value",
                                                mail.emailId().toString()))))
                .path("id")
                .asText();
    }

    private JsonNode post(String path, Object body) {
        try {
            return new ObjectMapper()
                    .readTree(RestAssured.given()
                            .baseUri("http://127.0.0.1")
                            .port(resend.uri().getPort())
                            .header("Authorization", "Bearer " + resend.apiKey())
                            .header("User-Agent", "a test")
                            .contentType("application/json")
                            .body(body)
                            .post(path)
                            .asByteArray());
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
