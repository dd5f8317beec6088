package aicmo.cam.sender.retry;

import static aicmo.cam.sender.SenderFixture.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import aicmo.cam.events.BounceKind;
import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.EmailRequested;
import aicmo.cam.events.EmailRetried;
import aicmo.cam.events.EmailSent;
import aicmo.cam.events.MailRef;
import aicmo.cam.local.backing.MailServer;
import aicmo.cam.sender.OutboundRows;
import aicmo.cam.sender.Requests;
import aicmo.cam.sender.SenderFixture;
import aicmo.cam.sender.provider.Outcome;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class RetryTest {
    private static final Map<String, String> BY_VERA = Map.of("by", "Vera", "note", "the server is mended");

    @Inject
    SenderFixture fixture;

    @Inject
    OutboundRows mails;

    MailServer mailServer;

    @BeforeEach
    void reset() {
        fixture.reset();
        mailServer.purge();
    }

    @Test
    void a_failed_mail_that_surely_did_not_go_goes_when_a_person_has_it_tried_again() {
        EmailRequested request = fails("mended@recipients.test", new Outcome.Rejected("5.3.0", "550 5.3.0 broken"));
        UUID id = fixture.emailId(request.requestId());
        fixture.provider().straight();

        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            given().header("Idempotency-Key", key)
                    .contentType("application/json")
                    .body(BY_VERA)
                    .post("/api/cam/emails/outbound/" + id + "/retry")
                    .then()
                    .statusCode(200)
                    .body("status", is("QUEUED"));
        }

        soon().untilAsserted(
                        () -> assertThat(fixture.status(request.requestId())).isEqualTo("SENT"));
        assertThat(mailServer.messages("mended@recipients.test")).hasSize(1);
        soon().untilAsserted(() -> assertThat(fixture.heard(
                        EmailRetried.class, e -> id.equals(e.email().emailId())))
                .singleElement()
                .matches(again -> again.email().retry() == 1 && again.by().equals("Vera")));
        soon().untilAsserted(() -> assertThat(
                        fixture.heard(EmailSent.class, e -> id.equals(e.email().emailId())))
                .singleElement()
                .matches(sent -> sent.email().retry() == 1));
        given().get("/api/cam/emails/outbound/" + id)
                .then()
                .body("reason", nullValue())
                .body("timeline.why", hasItem("Vera had it tried again (the server is mended)"));
    }

    @Test
    void many_who_have_the_same_mail_tried_again_send_it_once() {
        EmailRequested request = fails("race@recipients.test", new Outcome.Rejected("5.3.0", "550 5.3.0 broken"));
        UUID id = fixture.emailId(request.requestId());
        fixture.provider().straight();

        List<CompletableFuture<Integer>> answers = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> change(id, "retry").extract().statusCode()))
                .limit(8)
                .toList();
        assertThat(answers.stream().map(CompletableFuture::join))
                .containsOnly(200, 409)
                .containsOnlyOnce(200);

        soon().untilAsserted(
                        () -> assertThat(fixture.status(request.requestId())).isEqualTo("SENT"));
        assertThat(mailServer.messages("race@recipients.test")).hasSize(1);
    }

    @Test
    void failed_mails_are_tried_again_by_filter_and_those_who_said_stop_meanwhile_are_not() {
        UUID campaign = UUID.randomUUID();
        fixture.provider()
                .detour(smtp -> batch -> batch.mails().stream()
                        .<Outcome>map(mail -> new Outcome.Rejected("5.3.0", "550 5.3.0 broken"))
                        .toList());
        IntStream.range(0, 3)
                .mapToObj(i -> Requests.of("many" + i + "@recipients.test")
                        .of(campaign)
                        .first())
                .forEach(fixture::publish);
        EmailRequested other = Requests.of("elsewhere@recipients.test").first();
        fixture.publish(other);
        soon().untilAsserted(
                        () -> assertThat(fixture.count("status = 'FAILED'")).isEqualTo(4));
        suppress("many2@recipients.test");
        fixture.provider().straight();

        filter("retry", Map.of("by", "Vera", "campaign_id", campaign, "limit", 1))
                .statusCode(200)
                .body("changed", is(1))
                .body("more", is(true));
        filter("retry", Map.of("by", "Vera", "campaign_id", campaign, "reason", "REJECTED"))
                .statusCode(200)
                .body("changed", is(1))
                .body("skipped", is(1))
                .body("more", is(false));

        soon().untilAsserted(() -> assertThat(fixture.count("status = 'SENT'")).isEqualTo(2));
        assertThat(mailServer.messages("many2@recipients.test")).isEmpty();
        assertThat(fixture.status(other.requestId())).isEqualTo("FAILED");
        filter("retry", Map.of("by", "Vera")).statusCode(422).body("detail", containsString("campaign_id"));
    }

    @Test
    void what_may_have_gone_or_is_not_to_go_is_not_tried_again() {
        MailRef unknown = mails.put("unknown@recipients.test", "UNKNOWN", null, Duration.ofMinutes(1));
        change(unknown.emailId(), "retry").statusCode(409).body("detail", containsString("resolve"));
        MailRef sent = mails.put("sent@recipients.test", "SENT", "re_1", Duration.ofMinutes(1));
        change(sent.emailId(), "retry").statusCode(409).body("detail", containsString("went"));
        change(UUID.randomUUID(), "retry").statusCode(404);
        EmailRequested stopped = fails("stop@recipients.test", new Outcome.Rejected("5.3.0", "550 5.3.0 broken"));
        suppress("stop@recipients.test");
        change(fixture.emailId(stopped.requestId()), "retry")
                .statusCode(409)
                .body("detail", containsString("gets no more mail"));
    }

    @Test
    void an_earlier_step_is_not_tried_again_when_a_later_one_went() {
        Requests lead = Requests.of("order@recipients.test");
        fixture.provider().detour(smtp -> batch -> List.of(new Outcome.Rejected("5.3.0", "550 5.3.0 broken")));
        EmailRequested first = lead.first();
        fixture.publish(first);
        soon().untilAsserted(() -> assertThat(fixture.status(first.requestId())).isEqualTo("FAILED"));
        fixture.provider().straight();
        EmailRequested second = lead.step(2, "Again", "Did you see it?");
        fixture.publish(second);
        soon().untilAsserted(
                        () -> assertThat(fixture.status(second.requestId())).isEqualTo("SENT"));

        change(fixture.emailId(first.requestId()), "retry")
                .statusCode(409)
                .body("detail", containsString("a later step"));
    }

    @Test
    void an_address_that_is_refused_as_dead_is_told_as_a_hard_bounce() {
        EmailRequested request = fails("dead@recipients.test", new Outcome.Rejected("5.1.1", "550 5.1.1 no such user"));

        soon().untilAsserted(() -> assertThat(fixture.heard(EmailFailed.class, e -> request.requestId()
                        .equals(e.email().requestId())))
                .singleElement()
                .matches(failed ->
                        failed.bounce() == BounceKind.HARD && failed.status().equals("5.1.1")));
        soon().untilAsserted(() -> assertThat(
                        fixture.number(
                                "select count(*) from suppression where address = 'dead@recipients.test' and reason = 'HARD_BOUNCE'"))
                .isOne());
        change(fixture.emailId(request.requestId()), "retry").statusCode(409);
    }

    private EmailRequested fails(String recipient, Outcome outcome) {
        fixture.provider().detour(smtp -> batch -> List.of(outcome));
        EmailRequested request = Requests.of(recipient).first();
        fixture.publish(request);
        soon().untilAsserted(
                        () -> assertThat(fixture.status(request.requestId())).isEqualTo("FAILED"));
        return request;
    }

    private static ValidatableResponse change(UUID id, String what) {
        return given().contentType("application/json")
                .body(BY_VERA)
                .post("/api/cam/emails/outbound/" + id + "/" + what)
                .then();
    }

    private static ValidatableResponse filter(String what, Map<String, Object> filter) {
        return given().contentType("application/json")
                .body(filter)
                .post("/api/cam/emails/outbound/" + what)
                .then();
    }

    private static void suppress(String address) {
        given().contentType("application/json")
                .body(Map.of("address", address))
                .post("/api/cam/suppressions")
                .then()
                .statusCode(201);
    }
}
