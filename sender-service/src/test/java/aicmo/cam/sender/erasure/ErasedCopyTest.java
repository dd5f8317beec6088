package aicmo.cam.sender.erasure;

import static aicmo.cam.sender.SenderFixture.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import aicmo.cam.events.ErasureRequested;
import aicmo.cam.local.backing.MailServer;
import aicmo.cam.messaging.EventId;
import aicmo.cam.sender.SenderFixture;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.erasure.Remains;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person who is erased and got copies of mails to others. */
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class ErasedCopyTest {
    private static final String ANA = "ana@recipients.test";
    private static final String CLEO = "cleo@copies.test";

    @Inject
    SenderFixture fixture;

    @Inject
    ErasureRows rows;

    MailServer mailServer;

    private final String address = "Ben-" + UUID.randomUUID() + "@Copies.test";

    @BeforeEach
    void reset() {
        fixture.reset();
        mailServer.purge();
    }

    @Test
    void nothing_of_the_person_is_left_and_the_mail_stays_with_all_else() {
        String id = send().extract().path("email.id");
        soon().untilAsserted(() -> assertThat(fixture.count("status = 'SENT'")).isEqualTo(1));
        fixture.sql("update outbound_email set detail = 'refused: " + address.toUpperCase(Locale.ROOT)
                + "', timeline = timeline || '[{\"at\": \"2026-01-01T00:00:00Z\", \"what\": \"BOUNCED\", \"by\": \"resend\", \"address\": \""
                + address.toLowerCase(Locale.ROOT) + "\", \"why\": \"<" + address + ">\"}]'");
        assertThat(remains()).isNotEmpty();

        fixture.publish(wish(address.toLowerCase(Locale.ROOT)));

        soon().untilAsserted(
                        () -> assertThat(fixture.number("select count(*) from suppression where reason = 'ERASED'"))
                                .isEqualTo(1));
        assertThat(remains()).isEmpty();
        given().get("/api/cam/emails/outbound/" + id)
                .then()
                .body("status", is("SENT"))
                .body("recipient", is(ANA))
                .body("text", containsString("It is due"))
                .body("cc", hasSize(2))
                .body("cc[0]", endsWith("@erased.invalid"))
                .body("cc[1]", is(CLEO))
                .body("timeline", hasSize(4));
    }

    @Test
    void another_address_that_ends_in_the_same_letters_stays() {
        String id = send("Ask nö" + address + " or " + address + ".").extract().path("email.id");
        soon().untilAsserted(() -> assertThat(fixture.count("status = 'SENT'")).isEqualTo(1));

        fixture.publish(wish(address));

        soon().untilAsserted(() -> given().get("/api/cam/emails/outbound/" + id)
                .then()
                .body("text", containsString("Ask nö" + address + " or "))
                .body("text", endsWith("@erased.invalid.")));
    }

    @Test
    void a_waiting_mail_is_given_up_and_a_new_one_refused_without_remembering_the_person() {
        fixture.sql("insert into hold (key, since, why) values ('provider', now(), 'a test')");
        send();

        fixture.publish(wish(address));

        soon().untilAsserted(
                        () -> assertThat(fixture.count("status = 'SUPPRESSED'")).isEqualTo(1));
        send().body("email.status", is("SUPPRESSED"))
                .body("email.detail", containsString("@erased.invalid (cc) gets no more mail"));
        assertThat(remains()).isEmpty();
    }

    @Test
    void a_mail_on_its_way_is_erased_once_it_is_known_what_became_of_it() {
        send();
        soon().untilAsserted(() -> assertThat(fixture.count("status = 'SENT'")).isEqualTo(1));
        String there =
                "update outbound_email set status = '%s', batch_id = gen_random_uuid(), leased_by = 'other', lease_until = now() + interval '1 hour'";
        fixture.sql(there.formatted("SENDING"));

        fixture.publish(wish(address));
        soon().untilAsserted(() ->
                assertThat(fixture.number("select count(*) from suppression")).isEqualTo(1));
        assertThat(fixture.number("select count(*) from email_cc where address = '" + address + "'"))
                .isEqualTo(1);

        fixture.sql(there.formatted("UNKNOWN"));
        rows.eraseMails();
        assertThat(remains()).isEmpty();
    }

    private ValidatableResponse send() {
        return send("It is due. " + UUID.randomUUID());
    }

    private ValidatableResponse send(String text) {
        return given().contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of(
                        "from",
                        "anna@acme.test",
                        "to",
                        ANA,
                        "subject",
                        "Hello",
                        "text",
                        text,
                        "cc",
                        List.of(address, CLEO)))
                .post("/api/cam/email/send")
                .then()
                .statusCode(202);
    }

    private static ErasureRequested wish(String whose) {
        return new ErasureRequested(EventId.next(), Instant.now(), "0123456789abcdef", whose, List.of());
    }

    private List<String> remains() {
        return fixture.jdbi().withHandle(handle -> Remains.of(handle.getConnection(), address));
    }
}
