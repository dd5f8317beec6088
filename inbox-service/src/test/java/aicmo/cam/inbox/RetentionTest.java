package aicmo.cam.inbox;

import static aicmo.cam.inbox.Post.mailTo;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import aicmo.cam.events.EmailSent;
import aicmo.cam.events.ReplyIngested;
import aicmo.cam.inbox.message.RawMessageRows;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "inbox"))
@WithTestResource(value = CamMail.class, initArgs = @ResourceArg(name = "email", value = "ana@acme.test"))
class RetentionTest extends InboxWorld {
    private static final String INBOUND = "/api/cam/emails/inbound/";
    private static final Duration KEPT = Duration.ofDays(90);

    @Inject
    RawMessageRows raw;

    @Test
    void a_raw_message_is_forgotten_when_it_was_kept_long_enough_and_what_was_read_from_it_stays() {
        ReplyIngested old = answer("1.");
        ReplyIngested young = answer("2.");
        jdbi.useHandle(handle -> handle.execute(
                "update raw_message set kept_since = now() - interval '91 days' where inbound_id = ?",
                old.inboundId()));

        assertThat(raw.forget(KEPT, 500)).isEqualTo(1);
        assertThat(raw.forget(KEPT, 500)).isZero();
        given().get(INBOUND + old.inboundId() + "/raw")
                .then()
                .statusCode(404)
                .body("detail", containsString("AICMO_CAM_INBOX_KEEP_RAW"));
        given().get(INBOUND + old.inboundId())
                .then()
                .statusCode(200)
                .body("raw_kept", equalTo(false))
                .body("text", containsString("Gern"));
        given().get(INBOUND + young.inboundId() + "/raw").then().statusCode(200);
    }

    private ReplyIngested answer(String prefix) {
        EmailSent mail = known(mailTo(prefix + lead));
        String id = "<" + prefix + lead + ">";
        arrive("Gern!", "From: " + prefix + lead, "In-Reply-To: " + id(mail), "Message-ID: " + id);
        return told(id);
    }
}
