package aicmo.cam.sender.retry;

import static aicmo.cam.sender.SenderFixture.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.EmailRequested;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class CancelTest {
    private static final Map<String, String> BY_VERA = Map.of("by", "Vera");

    @Inject
    SenderFixture fixture;

    @BeforeEach
    void reset() {
        fixture.reset();
    }

    @Test
    void a_waiting_mail_is_cancelled_and_told() {
        fixture.provider()
                .detour(smtp -> batch -> List.of(
                        new Outcome.Halted(Outcome.Halted.Scope.SENDER_DOMAIN, null, "acme.test is not verified")));
        EmailRequested one = Requests.of("cancel1@recipients.test").first();
        EmailRequested two = Requests.of("cancel2@recipients.test").first();
        fixture.publish(one);
        fixture.publish(two);
        soon().untilAsserted(() ->
                assertThat(fixture.count("waits_for = 'sender:acme.test'")).isEqualTo(2));

        change(fixture.emailId(one.requestId()), "cancel").statusCode(200).body("status", is("CANCELLED"));
        change(fixture.emailId(one.requestId()), "cancel").statusCode(409);
        filter("cancel", Map.of("by", "Vera", "campaign_id", two.campaignId()))
                .statusCode(200)
                .body("changed", is(1));

        assertThat(fixture.status(two.requestId())).isEqualTo("CANCELLED");
        soon().untilAsserted(() -> assertThat(fixture.heard(
                        EmailFailed.class,
                        e -> one.requestId().equals(e.email().requestId())
                                || two.requestId().equals(e.email().requestId())))
                .hasSize(2)
                .allMatch(failed -> failed.reason() == EmailFailed.Reason.CANCELLED
                        && failed.detail().contains("Vera cancelled it")));
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
}
