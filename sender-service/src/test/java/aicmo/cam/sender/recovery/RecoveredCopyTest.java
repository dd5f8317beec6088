package aicmo.cam.sender.recovery;

import static aicmo.cam.sender.SenderFixture.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import aicmo.cam.events.EmailSent;
import aicmo.cam.sender.SenderFixture;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mails with copies that are in Kafka, and not in the restored database. */
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class RecoveredCopyTest {
    @Inject
    SenderFixture fixture;

    private Instant backup;

    @BeforeEach
    void reset() {
        fixture.reset();
        backup = Instant.now();
    }

    @AfterEach
    void leaveNothing() {
        fixture.reset();
    }

    @Test
    void a_mail_with_copies_is_learnt_with_its_addresses() {
        String id = given().contentType("application/json")
                .body(Map.of(
                        "from", "anna@acme.test",
                        "to", "ana@recipients.test",
                        "subject", "Hello",
                        "text", "Some text",
                        "cc", List.of("ben@copies.test")))
                .post("/api/cam/email/send")
                .then()
                .statusCode(202)
                .extract()
                .path("email.id");
        soon().untilAsserted(() -> assertThat(fixture.heard(
                        EmailSent.class, sent -> sent.email().emailId().equals(UUID.fromString(id))))
                .hasSize(1));
        fixture.sql("delete from outbound_email");
        fixture.sql("delete from daily_quota");

        given().post("/api/cam/recovery?since=" + backup).then().statusCode(200).body("mails", is(1));

        given().get("/api/cam/emails/outbound/" + id).then().body("cc", is(List.of("ben@copies.test")));
        assertThat(fixture.number("select used from daily_quota where key = 'all'"))
                .isEqualTo(2);
    }
}
