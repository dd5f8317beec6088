package aicmo.cam.decision.webhook;

import static aicmo.cam.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import aicmo.cam.decision.Seconds;
import aicmo.cam.decision.Story;
import aicmo.cam.decision.Wire;
import aicmo.cam.events.EmailSent;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.testing.backing.CamBacking;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Seconds.class)
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "decision"))
class WebhooksTest {
    private static final String WEBHOOKS = "/api/cam/webhooks";

    private final Story story = new Story(Instant.now());

    @Test
    void a_webhook_is_told_what_it_chose_signed_and_nothing_else() throws Exception {
        try (Receiver receiver = new Receiver()) {
            String id = add(receiver.url(), "email-sent");
            Wire.tell(story.reply(story.mail(), ReplyClass.POSITIVE));
            EmailSent sent = story.sent(story.mail(), Instant.now(), false);
            Wire.tell(sent);

            eventually().untilAsserted(() -> assertThat(receiver.told(story.campaign()))
                    .hasSize(1));
            Receiver.Told told = receiver.told(story.campaign()).getFirst();
            String secret = given().get(WEBHOOKS + "/" + id + "/secret").path("secret");
            Instant at = Instant.ofEpochSecond(Long.parseLong(told.headers().get("webhook-timestamp")));
            assertThat(told.headers())
                    .containsEntry("webhook-id", sent.eventId().toString())
                    .containsEntry(
                            "webhook-signature",
                            Signature.of(
                                    Base64.getDecoder().decode(secret.substring("whsec_".length())),
                                    sent.eventId().toString(),
                                    at,
                                    told.body()));
            assertThat(told.body())
                    .startsWith(
                            "{\"type\":\"cam.email-sent.v1\",\"timestamp\":\"" + sent.occurredAt() + "\",\"data\":{");
            remove(id);
        }
    }

    @Test
    void what_is_not_taken_is_told_again_until_it_is_given_up() throws Exception {
        try (Receiver once = new Receiver(503);
                Receiver never = new Receiver(500, 500, 500, 302, 500, 500, 500)) {
            String patient = add(once.url(), "email-queued");
            String hopeless = add(never.url(), "email-queued");
            Wire.tell(story.queued(story.mail()));

            awaitDelivery(patient, "DELIVERED", 2);
            awaitDelivery(hopeless, "GIVEN_UP", 4);
            assertThat(once.told(story.campaign())).hasSize(2);
            assertThat(once.told(story.campaign()))
                    .extracting(told -> told.headers().get("webhook-id"))
                    .containsOnly(
                            once.told(story.campaign()).getFirst().headers().get("webhook-id"));
            remove(patient);
            remove(hopeless);
        }
    }

    @Test
    void a_receiver_that_is_gone_is_told_nothing_more() throws Exception {
        try (Receiver receiver = new Receiver(410)) {
            String id = add(receiver.url(), "email-failed");
            Wire.tell(story.failed(story.mail()));

            eventually().untilAsserted(() -> given().get(WEBHOOKS)
                    .then()
                    .body("items.find { it.webhook_id == '" + id + "' }.stopped", containsString("410")));
            remove(id);
        }
    }

    @Test
    void a_receiver_whose_answer_never_ends_holds_up_no_other() throws Exception {
        try (Receiver endless = Receiver.trickling();
                Receiver other = new Receiver()) {
            String slow = add(endless.url(), "email-queued");
            Wire.tell(story.queued(story.mail()));
            // its status is the answer; the connection is closed there, and what trickles behind it is not waited for
            awaitDelivery(slow, "DELIVERED", 1);

            String next = add(other.url(), "email-sent");
            Wire.tell(story.sent(story.mail(), Instant.now(), false));
            awaitDelivery(next, "DELIVERED", 1);
            remove(slow);
            remove(next);
        }
    }

    @Test
    void what_cannot_be_told_is_refused() {
        post("{\"url\": \"ftp://127.0.0.1/x\", \"events\": [\"email-sent\"]}")
                .statusCode(422)
                .body("errors[0].field", equalTo("url"));
        post("{\"url\": \"http://127.0.0.1/x\", \"events\": [\"moonrise\"]}")
                .statusCode(422)
                .body("errors[0].detail", containsString("there is no event 'moonrise'; there are [alert, "));
        post("{\"url\": \"http://127.0.0.1/x\", \"events\": []}").statusCode(422);
        given().delete(WEBHOOKS + "/" + story.campaign()).then().statusCode(404);
    }

    @Test
    void the_secret_is_shown_only_where_it_is_asked_for() throws Exception {
        try (Receiver receiver = new Receiver()) {
            String id = add(receiver.url(), "alert");

            given().get(WEBHOOKS).then().statusCode(200).body(not(containsString("whsec_")));
            remove(id);
        }
    }

    private static void awaitDelivery(String webhook, String state, int attempts) {
        eventually().untilAsserted(() -> given().get(WEBHOOKS + "/" + webhook + "/deliveries")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("items[0].state", equalTo(state))
                .body("items[0].attempts", equalTo(attempts)));
    }

    static String add(String url, String event) {
        return post("{\"url\": \"" + url + "\", \"events\": [\"" + event + "\"]}")
                .statusCode(201)
                .extract()
                .path("webhook_id");
    }

    static void remove(String id) {
        given().delete(WEBHOOKS + "/" + id).then().statusCode(204);
    }

    private static ValidatableResponse post(String body) {
        return given().contentType("application/json").body(body).post(WEBHOOKS).then();
    }
}
