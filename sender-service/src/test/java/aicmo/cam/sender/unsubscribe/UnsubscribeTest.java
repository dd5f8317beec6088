package aicmo.cam.sender.unsubscribe;

import static aicmo.cam.sender.SenderFixture.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import aicmo.cam.events.EmailRequested;
import aicmo.cam.events.RecipientUnsubscribed;
import aicmo.cam.local.backing.MailServer;
import aicmo.cam.sender.Requests;
import aicmo.cam.sender.SenderFixture;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class UnsubscribeTest {
    @Inject
    SenderFixture fixture;

    @Inject
    UnsubscribeTokens tokens;

    MailServer mailServer;

    @BeforeEach
    void reset() {
        fixture.reset();
        mailServer.purge();
    }

    @Test
    void a_campaign_s_mail_names_its_link_in_its_text_and_its_headers() {
        EmailRequested request = sent("link@recipients.test");

        given().get("/api/cam/emails/outbound/" + fixture.emailId(request.requestId()))
                .then()
                .body("headers.List-Unsubscribe", is("<https://mail.acme.test/cam/u/" + token(request) + ">"))
                .body("headers.List-Unsubscribe-Post", is("List-Unsubscribe=One-Click"))
                .body("text", containsString("\nAcme GmbH\n1 Example Road\n10115 Berlin\n"))
                .body("text", containsString("https://mail.acme.test/cam/u/" + token(request)));
    }

    @Test
    void a_scanner_that_follows_the_link_changes_nothing() {
        EmailRequested request = sent("scanned@recipients.test");

        for (String language : List.of("de", "en")) {
            given().header("Accept-Language", language)
                    .get("/u/" + token(request))
                    .then()
                    .statusCode(200)
                    .contentType("text/html;charset=UTF-8")
                    .header("Content-Language", is(language))
                    .header("Cache-Control", is("no-store"))
                    .header("Referrer-Policy", is("no-referrer"))
                    .header("X-Robots-Tag", is("noindex"))
                    .header("Content-Security-Policy", containsString("default-src 'none'"))
                    .header("Set-Cookie", nullValue())
                    .body(containsString("s•••@recipients.test"))
                    .body(not(containsString("scanned@")))
                    .body(containsString("<form method=\"post\">"));
        }
        given().head("/u/" + token(request)).then().statusCode(200);
        given().options("/u/" + token(request));

        assertThat(fixture.number("select count(*) from suppression")).isZero();
    }

    @Test
    void one_click_acts_at_once_and_is_told_once() {
        EmailRequested request = sent("click@recipients.test");

        for (int i = 0; i < 3; i++) {
            oneClick().post("/u/" + token(request)).then().statusCode(200).body(containsString("c•••@recipients.test"));
        }

        given().queryParam("address", "click@recipients.test")
                .get("/api/cam/suppressions")
                .then()
                .body("items.reason", is(List.of("UNSUBSCRIBED")))
                .body("items.source", is(List.of("link:" + fixture.emailId(request.requestId()))));
        soon().untilAsserted(() -> assertThat(unsubscribed(request)).isNotEmpty());
        assertThat(unsubscribed(request)).singleElement().satisfies(event -> {
            assertThat(event.via()).isEqualTo(RecipientUnsubscribed.Via.ONE_CLICK);
            assertThat(event.recipient()).isEqualTo("click@recipients.test");
            assertThat(event.email().leadId()).isEqualTo(request.leadId());
        });
        assertThat(fixture.column(request.requestId(), "timeline")).containsOnlyOnce("UNSUBSCRIBED");
    }

    @Test
    void many_clicks_at_the_same_time_are_one() {
        EmailRequested request = sent("together@recipients.test");

        assertThat(IntStream.range(0, 8)
                        .parallel()
                        .map(i -> oneClick().post("/u/" + token(request)).statusCode()))
                .containsOnly(200);

        assertThat(fixture.number("select count(*) from suppression")).isEqualTo(1);
        soon().untilAsserted(() -> assertThat(unsubscribed(request)).hasSize(1));
    }

    @Test
    void whatever_the_body_is_the_wish_is_granted() {
        List<RequestSpecification> requests = List.of(
                given().multiPart("List-Unsubscribe", "One-Click"),
                given(),
                given().contentType("application/x-www-form-urlencoded").body(""),
                given().contentType("application/json").body("{"),
                given().contentType("text/plain").body(new byte[] {(byte) 0xff, 0}),
                given().header("Accept", "application/json"),
                given().header("Accept", "no media type"),
                given().cookie("session", "x").header("Origin", "https://elsewhere.test"));
        for (int i = 0; i < requests.size(); i++) {
            EmailRequested request = sent("body" + i + "@recipients.test");

            requests.get(i)
                    .redirects()
                    .follow(false)
                    .post("/u/" + token(request))
                    .then()
                    .statusCode(200);

            assertThat(fixture.number(
                            "select count(*) from suppression where address = 'body" + i + "@recipients.test'"))
                    .as("request %s", i)
                    .isEqualTo(1);
        }
    }

    @Test
    void a_link_that_was_tampered_with_does_nothing() {
        EmailRequested request = sent("tampered@recipients.test");
        String token = token(request);
        String other = token.substring(0, 20) + (token.charAt(20) == 'x' ? 'y' : 'x') + token.substring(21);
        for (String unknown : List.of(other, "x", tokens.ofLink(UUID.randomUUID()), "%00", "a".repeat(3000))) {
            given().get("/u/" + unknown).then().statusCode(404).body(containsString("This link does not work"));
            oneClick().post("/u/" + unknown).then().statusCode(404).contentType("text/html;charset=UTF-8");
        }

        assertThat(fixture.number("select count(*) from suppression")).isZero();
    }

    @Test
    void who_unsubscribed_gets_no_mail_that_is_waiting_or_asked_for_later() {
        UUID campaign = UUID.randomUUID();
        Requests ana = Requests.of("gone@recipients.test").of(campaign);
        EmailRequested first = ana.first();
        fixture.publish(first);
        soon().untilAsserted(() -> assertThat(fixture.status(first.requestId())).isEqualTo("SENT"));
        fixture.sql("insert into campaign (campaign_id, paused) values ('" + campaign + "', true)");
        EmailRequested waiting = ana.step(2, null, "Still there?");
        fixture.publish(waiting);
        soon().untilAsserted(
                        () -> assertThat(fixture.status(waiting.requestId())).isEqualTo("QUEUED"));

        oneClick().post("/u/" + token(first)).then().statusCode(200);
        EmailRequested later = ana.step(3, null, "And now?");
        fixture.publish(later);

        assertThat(fixture.status(waiting.requestId())).isEqualTo("SUPPRESSED");
        soon().untilAsserted(() -> assertThat(fixture.status(later.requestId())).isEqualTo("SUPPRESSED"));
    }

    @Test
    void all_replicas_share_one_key() {
        assertThat(fixture.number("select count(*) from unsubscribe_key")).isEqualTo(1);
        assertThat(new UnsubscribeKeyTable(fixture.jdbi()).get())
                .hasSize(32)
                .isEqualTo(new UnsubscribeKeyTable(fixture.jdbi()).get());
    }

    private EmailRequested sent(String recipient) {
        EmailRequested request = Requests.of(recipient).first();
        fixture.publish(request);
        soon().untilAsserted(
                        () -> assertThat(fixture.status(request.requestId())).isEqualTo("SENT"));
        return request;
    }

    private String token(EmailRequested request) {
        return tokens.ofLink(fixture.emailId(request.requestId()));
    }

    private List<RecipientUnsubscribed> unsubscribed(EmailRequested request) {
        return fixture.heard(
                RecipientUnsubscribed.class,
                event -> event.email() != null
                        && request.requestId().equals(event.email().requestId()));
    }

    private static RequestSpecification oneClick() {
        return given().contentType("application/x-www-form-urlencoded").body("List-Unsubscribe=One-Click");
    }
}
