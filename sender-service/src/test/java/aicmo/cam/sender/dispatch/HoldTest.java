package aicmo.cam.sender.dispatch;

import static aicmo.cam.sender.SenderFixture.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import aicmo.cam.events.CampaignFigures;
import aicmo.cam.events.CampaignPaused;
import aicmo.cam.events.CampaignResumed;
import aicmo.cam.events.EmailRequested;
import aicmo.cam.events.SendingHeld;
import aicmo.cam.messaging.EventId;
import aicmo.cam.sender.Requests;
import aicmo.cam.sender.SenderFixture;
import aicmo.cam.sender.provider.Outcome;
import aicmo.cam.sender.provider.Outcome.Halted.Scope;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the provider refuses as a whole, and who is paused, keeps mails waiting without being looked at again and again. */
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class HoldTest {
    private static final CampaignFigures FIGURES = CampaignFigures.of(1, 0, 0, 0, 0);

    @Inject
    SenderFixture fixture;

    @BeforeEach
    @AfterEach
    void reset() {
        fixture.reset();
    }

    @Test
    void a_refused_key_stops_everything_until_a_person_lifts_it_and_no_mail_is_lost() {
        halt(new Outcome.Halted(Scope.PROVIDER, null, "the key is wrong; set AICMO_RESEND_API_KEY"));
        EmailRequested first = Requests.of("held1@recipients.test").first();
        fixture.publish(first);
        soon().untilAsserted(() -> given().get("/api/cam/holds")
                .then()
                .body("items.key", is(List.of("provider")))
                .body("items[0].why", containsString("AICMO_RESEND_API_KEY")));
        soon().untilAsserted(() -> assertThat(
                        fixture.heard(SendingHeld.class, event -> event.why().contains("AICMO_RESEND_API_KEY")))
                .singleElement()
                .returns("provider", SendingHeld::held)
                .returns(null, SendingHeld::until));
        EmailRequested second = Requests.of("held2@recipients.test").first();
        fixture.publish(second);
        soon().untilAsserted(
                        () -> assertThat(fixture.status(second.requestId())).isEqualTo("QUEUED"));
        assertThat(fixture.column(first.requestId(), "attempts")).isEqualTo("0");

        fixture.provider().straight();
        given().delete("/api/cam/holds/provider").then().statusCode(204);

        soon().untilAsserted(() -> assertThat(fixture.count("status = 'SENT'")).isEqualTo(2));
        given().get("/api/cam/holds").then().body("items", empty());
        given().delete("/api/cam/holds/provider").then().statusCode(404);
    }

    @Test
    void a_domain_that_is_not_verified_holds_its_own_mails_only() {
        fixture.provider()
                .detour(smtp -> batch -> batch.mails().getFirst().mail().from().contains("acme.test")
                        ? batch.mails().stream()
                                .<Outcome>map(mail ->
                                        new Outcome.Halted(Scope.SENDER_DOMAIN, null, "acme.test is not verified"))
                                .toList()
                        : smtp.apply(batch));
        EmailRequested refused = Requests.of("domain1@recipients.test").first();
        EmailRequested waiting = Requests.of("domain2@recipients.test").first();
        fixture.publish(refused);
        soon().untilAsserted(() ->
                assertThat(fixture.column(refused.requestId(), "waits_for")).isEqualTo("sender:acme.test"));
        fixture.publish(waiting);
        soon().untilAsserted(() ->
                assertThat(fixture.column(waiting.requestId(), "waits_for")).isEqualTo("sender:acme.test"));

        given().contentType("application/json")
                .body("""
                        {"from": "ben@other.test", "to": "domain3@recipients.test", "subject": "Hi", "text": "Hello"}""")
                .post("/api/cam/email/send")
                .then()
                .statusCode(202);

        soon().untilAsserted(() -> assertThat(fixture.count("status = 'SENT' and sender_domain = 'other.test'"))
                .isEqualTo(1));
        fixture.provider().straight();
        given().delete("/api/cam/holds/sender:acme.test").then().statusCode(204);
        soon().untilAsserted(() -> assertThat(fixture.count("status = 'SENT'")).isEqualTo(3));
    }

    @Test
    void a_paused_campaigns_mails_are_put_aside_and_taken_up_when_it_is_resumed() {
        UUID campaign = UUID.randomUUID();
        fixture.publish(new CampaignPaused(EventId.next(), Instant.now(), campaign, 1, "Anna", "enough", FIGURES));
        soon().untilAsserted(() -> assertThat(fixture.number("select count(*) from campaign where paused"))
                .isEqualTo(1));
        EmailRequested request =
                Requests.of("paused@recipients.test").of(campaign).first();
        fixture.publish(request);
        soon().untilAsserted(() ->
                assertThat(fixture.column(request.requestId(), "waits_for")).isEqualTo("campaign:" + campaign));

        fixture.publish(new CampaignResumed(EventId.next(), Instant.now(), campaign, 2, "Anna", "go on", FIGURES));

        soon().untilAsserted(
                        () -> assertThat(fixture.status(request.requestId())).isEqualTo("SENT"));
    }

    private void halt(Outcome.Halted halted) {
        fixture.provider()
                .detour(smtp -> batch ->
                        batch.mails().stream().<Outcome>map(mail -> halted).toList());
    }
}
