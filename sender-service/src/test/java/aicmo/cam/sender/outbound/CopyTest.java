package aicmo.cam.sender.outbound;

import static aicmo.cam.sender.SenderFixture.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import aicmo.cam.events.EmailSent;
import aicmo.cam.local.backing.MailServer;
import aicmo.cam.sender.SenderFixture;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Copies (cc) of mails by hand. */
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class CopyTest {
    private static final String ANA = "ana@recipients.test";
    private static final String BEN = "Ben@Copies.test";
    private static final String CLEO = "cleo@copies.test";

    @Inject
    SenderFixture fixture;

    MailServer mailServer;

    @BeforeEach
    void reset() {
        fixture.reset();
        mailServer.purge();
    }

    @Test
    void everybody_gets_the_same_mail_and_sees_who_else_does() throws Exception {
        String id = send(List.of(BEN, CLEO)).extract().path("email.id");

        soon().untilAsserted(() -> assertThat(fixture.count("status = 'SENT'")).isEqualTo(1));
        for (String address : List.of(ANA, BEN, CLEO)) {
            assertThat(mailServer.messages(address)).as(address).hasSize(1);
            assertThat(mailServer.messages(address).getFirst().getHeader("Cc", null))
                    .isEqualToIgnoringWhitespace("Ben@copies.test, cleo@copies.test");
            assertThat(mailServer.messages(address).getFirst().getHeader("To", null))
                    .contains(ANA);
            assertThat(mailServer.messages(address).getFirst().getHeader("List-Unsubscribe"))
                    .as("mails by hand have no link, so that nobody unsubscribes somebody else")
                    .isNull();
        }
        given().get("/api/cam/emails/outbound/" + id).then().body("cc", is(List.of(BEN, CLEO)));
        soon().untilAsserted(() -> assertThat(fixture.heard(
                        EmailSent.class, sent -> sent.email().emailId().equals(UUID.fromString(id))))
                .singleElement()
                .extracting(EmailSent::cc)
                .isEqualTo(List.of(BEN, CLEO)));
    }

    @Test
    void each_address_counts_as_a_mail_of_the_day() {
        send(List.of(BEN, CLEO));
        soon().untilAsserted(() -> assertThat(fixture.count("status = 'SENT'")).isEqualTo(1));

        assertThat(fixture.number("select used from daily_quota where key = 'all'"))
                .isEqualTo(3);
    }

    @Test
    void a_mail_is_found_by_any_of_its_addresses_and_one_without_copies_shows_none() {
        String copied = send(List.of(BEN)).extract().path("email.id");
        String alone = post(mail("Alone"), null).statusCode(202).extract().path("email.id");

        found("BEN@copies.test").body("items.id", is(List.of(copied)));
        found(ANA).body("items.id", is(List.of(alone, copied))).body("items[0].cc", nullValue());
        found("nobody@copies.test").body("items", hasSize(0));
    }

    @Test
    void what_is_wrong_with_the_addresses_is_said_at_once_and_nothing_is_stored() {
        post(
                        mail(
                                "Hello",
                                List.of(
                                        "ANA@recipients.test",
                                        "no address",
                                        CLEO,
                                        "Cleo@COPIES.test",
                                        "Ben <b@c.test>")),
                        null)
                .statusCode(422)
                .body("errors.field", is(List.of("cc[0]", "cc[1]", "cc[3]", "cc[4]")))
                .body("errors.find { it.field == 'cc[0]' }.detail", containsString("the address in to"))
                .body("errors.find { it.field == 'cc[3]' }.detail", containsString("the address in cc[2]"));
        post(mail("Hello", Collections.nCopies(11, CLEO)), null)
                .statusCode(422)
                .body("errors.field", hasItem("cc"))
                .body("errors.find { it.field == 'cc' }.detail", containsString("more than 10"));
        post(mail("Hello", CLEO), null).statusCode(422).body("errors.field", everyItem(is("cc")));
        post(mail("Hello", Collections.singletonList(null)), null).statusCode(422);
        post(mail("Hello", List.of("x".repeat(300) + "@copies.test")), null).statusCode(422);
        assertThat(fixture.count("true")).isZero();
    }

    @Test
    void other_copies_make_another_mail_and_the_same_in_another_order_the_same() {
        String first = send(List.of(BEN, CLEO)).extract().path("email.id");

        send(List.of(CLEO, "ben@copies.test")).body("duplicate", is(true)).body("email.id", is(first));
        send(List.of(CLEO)).body("duplicate", is(false));
        send(List.of()).body("duplicate", is(false));
    }

    @Test
    void the_same_key_with_other_copies_is_refused() {
        post(mail("Hello", List.of(BEN)), "one key").statusCode(202);

        post(mail("Hello", List.of(CLEO)), "one key").statusCode(422).body("detail", containsString("Idempotency-Key"));
        post(mail("Hello", List.of(BEN)), "one key").statusCode(202);
        assertThat(fixture.count("true")).isEqualTo(1);
    }

    private static ValidatableResponse found(String recipient) {
        return given().queryParam("recipient", recipient)
                .get("/api/cam/emails/outbound")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse send(List<String> cc) {
        return post(mail("Hello", cc), null).statusCode(202);
    }

    private static Map<String, Object> mail(String subject) {
        return Map.of("from", "anna@acme.test", "to", ANA, "subject", subject, "text", "It is due.");
    }

    private static Map<String, Object> mail(String subject, Object cc) {
        return Map.of("from", "anna@acme.test", "to", ANA, "subject", subject, "text", "It is due.", "cc", cc);
    }

    private static ValidatableResponse post(Map<String, Object> mail, String key) {
        return given().contentType("application/json")
                .header("Idempotency-Key", key == null ? UUID.randomUUID().toString() : key)
                .body(mail)
                .post("/api/cam/email/send")
                .then();
    }
}
