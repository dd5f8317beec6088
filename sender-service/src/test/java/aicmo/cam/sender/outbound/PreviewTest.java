package aicmo.cam.sender.outbound;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import aicmo.cam.sender.Requests;
import aicmo.cam.sender.SenderFixture;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class PreviewTest {
    @Inject
    SenderFixture fixture;

    @BeforeEach
    void reset() {
        fixture.reset();
    }

    @Test
    void a_later_step_can_be_seen_before_the_first_went() {
        Map<String, Object> body =
                Previews.ofStep(Requests.of("ana@recipients.test").step(2, null, "Did you get my mail?"));
        body.put("first_subject", "Hello Ana");

        JsonPath shown = Previews.shown(body);

        assertThat(shown.getString("subject")).isEqualTo("Re: Hello Ana");
        assertThat(shown.getString("text")).startsWith("Did you get my mail?").contains("/u/");
    }

    @Test
    void a_mail_outside_campaigns_is_shown_with_its_files_and_nothing_is_kept() {
        given().contentType(ContentType.JSON)
                .body("""
                        {"from": "Anna Berg <anna@acme.test>", "to": "ana@recipients.test", "subject": "Offer", "html": "<p>Here it is.</p>",
                         "attachments": [{"filename": "offer.pdf", "content_type": "application/pdf", "content": "JVBERg=="}]}
                        """)
                .post(Previews.PATH)
                .then()
                .statusCode(200)
                .body("status", is("QUEUED"))
                .body("provider", is("smtp"))
                .body("text", is("Here it is."))
                .body("media_type", is("message/rfc822"))
                .body("source", containsString("offer.pdf"))
                .body("headers.name", hasItems("From", "To", "Subject", "Message-ID", "Date"));
        assertThat(fixture.count("true")).isZero();
        assertThat(fixture.used()).isZero();
    }

    @Test
    void a_mail_that_would_not_go_says_why() {
        given().contentType(ContentType.JSON)
                .body("{\"address\": \"ana@recipients.test\", \"reason\": \"MANUAL\"}")
                .post("/api/cam/suppressions")
                .then()
                .statusCode(201);

        given().contentType(ContentType.JSON)
                .body(Previews.ofStep(Requests.of("ana@recipients.test").first()))
                .post(Previews.PATH)
                .then()
                .statusCode(200)
                .body("status", is("SUPPRESSED"))
                .body("reason", containsString("ana@recipients.test gets no more mail"))
                .body("source", nullValue());
    }

    @Test
    void a_template_that_fails_says_where() {
        given().contentType(ContentType.JSON)
                .body(Previews.ofStep(Requests.of("ana@recipients.test").step(1, "Hello {{ company }}", "Text")))
                .post(Previews.PATH)
                .then()
                .statusCode(200)
                .body("status", is("FAILED"))
                .body("reason", containsString("company"));
    }

    @Test
    void everything_that_is_not_valid_is_told_at_once() {
        given().contentType(ContentType.JSON)
                .body(Map.of(
                        "to",
                        "ana@recipients.test",
                        "campaign_id",
                        UUID.randomUUID().toString(),
                        "track",
                        "third"))
                .post(Previews.PATH)
                .then()
                .statusCode(422)
                .body("errors.field", hasItems("from", "text", "track"));
        given().contentType(ContentType.JSON)
                .body(Map.of("to", "ana@recipients.test", "subject", "Hello", "textt", "x"))
                .post(Previews.PATH)
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("textt"));
    }
}
