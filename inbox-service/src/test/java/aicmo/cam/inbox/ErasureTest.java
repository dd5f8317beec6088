package aicmo.cam.inbox;

import static aicmo.cam.inbox.Post.mailTo;
import static aicmo.cam.inbox.Post.publish;
import static aicmo.cam.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import aicmo.cam.events.EmailSent;
import aicmo.cam.events.ErasureRequested;
import aicmo.cam.events.ReplyIngested;
import aicmo.cam.messaging.EventId;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "inbox"))
@WithTestResource(value = CamMail.class, initArgs = @ResourceArg(name = "email", value = "ana@acme.test"))
class ErasureTest extends InboxWorld {
    private static final String INBOUND = "/api/cam/emails/inbound";

    @Test
    void a_person_is_forgotten_and_the_message_is_not_read_again() {
        EmailSent mail = known(mailTo(lead));
        ReplyIngested reply = answered(mail);
        eventually().untilAsserted(() -> given().queryParam("q", "gern " + lead)
                .get(INBOUND)
                .then()
                .body("items", hasSize(1)));
        given().contentType("application/json")
                .body("{\"address\": \"" + lead.toUpperCase(java.util.Locale.ROOT) + "\"}")
                .post("/api/cam/emails/erasures")
                .then()
                .statusCode(200)
                .body("messages", equalTo(1))
                .body("mails", equalTo(1));

        given().get(INBOUND + "/" + reply.inboundId())
                .then()
                .body(not(containsString(lead)))
                .body("text", equalTo(""))
                .body("lead_id", equalTo(mail.email().leadId().toString()))
                .body("raw_kept", equalTo(false));
        given().queryParam("q", "gern " + lead).get(INBOUND).then().body("items", hasSize(0));
        given().get(INBOUND + "/" + reply.inboundId() + "/raw").then().statusCode(404);
        arrive("Noch einmal", "From: other@else.example", "In-Reply-To: " + id(mail), "Message-ID: <3." + lead + ">");
        assertThat(told("<3." + lead + ">").threading().email()).isEqualTo(mail.email());
    }

    @Test
    void a_person_is_forgotten_where_another_service_was_asked_to() {
        EmailSent mail = known(mailTo(lead));
        ReplyIngested reply = answered(mail);
        publish(new ErasureRequested(
                EventId.next(),
                Instant.now(),
                "hash-of-" + lead,
                lead,
                List.of(mail.email().leadId())));

        eventually().untilAsserted(() -> given().get(INBOUND + "/" + reply.inboundId())
                .then()
                .body(not(containsString(lead)))
                .body("text", equalTo(""))
                .body("raw_kept", equalTo(false)));
    }
}
