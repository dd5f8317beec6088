package aicmo.cam.inbox;

import static aicmo.cam.inbox.Post.mailTo;
import static aicmo.cam.inbox.Post.publish;
import static aicmo.cam.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import aicmo.cam.events.EmailSent;
import aicmo.cam.events.ReplyIngested;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "inbox"))
@WithTestResource(value = CamMail.class, initArgs = @ResourceArg(name = "email", value = "ana@acme.test"))
class OwnMailTest extends InboxWorld {
    @Test
    void a_copy_of_our_own_mail_is_no_reply() {
        EmailSent mail = known(mailTo(lead));
        arrive("Hi", "From: Ana <ana@acme.test>", "To: " + lead, "Message-ID: " + id(mail));

        eventually().untilAsserted(() -> assertThat(
                        states("<%s@acme.test>".formatted(mail.email().emailId())))
                .containsExactly("OWN"));
        assertThat(replies.from("ana@acme.test")).isEmpty();
    }

    @Test
    void a_copy_of_our_own_mail_before_its_email_sent_is_no_reply() {
        EmailSent mail = mailTo(lead);
        arrive("Hi", "From: Ana <ana@acme.test>", "To: " + lead, "Message-ID: " + id(mail));
        eventually().untilAsserted(() -> assertThat(states(id(mail))).containsExactly("WAITING"));

        publish(mail);

        eventually().untilAsserted(() -> assertThat(states(id(mail))).containsExactly("OWN"));
        assertThat(replies.from("ana@acme.test")).isEmpty();
    }

    @Test
    void what_a_colleague_writes_by_hand_in_a_leads_thread_is_no_reply() {
        EmailSent mail = known(mailTo(lead));
        arrive(
                "As discussed",
                "From: ana@acme.test",
                "To: " + lead,
                "In-Reply-To: " + id(mail),
                "Message-ID: <" + lead + ">");

        waitNoLonger("<" + lead + ">");
        eventually().untilAsserted(() -> assertThat(state(lead)).containsExactly("OWN"));
        assertThat(replies.from("ana@acme.test")).isEmpty();
    }

    @Test
    void a_newsletter_of_a_lead_is_told_without_a_mail_and_found_by_its_state() {
        known(mailTo(lead));
        arrive("Our spring offers", "From: " + lead, "List-Id: <news.hotel.example>", "Message-ID: <" + lead + ">");

        waitNoLonger("<" + lead + ">");
        ReplyIngested reply = told("<" + lead + ">");
        assertThat(reply.threading()).isNull();
        assertThat(reply.headers()).containsKey("list-id");
        assertThat(state(lead)).containsExactly("LIST");
        given().queryParam("state", "list")
                .queryParam("q", lead)
                .get("/api/cam/emails/inbound")
                .then()
                .statusCode(200)
                .body("items.state", equalTo(List.of("LIST")));
    }

    @Test
    void what_we_wrote_ourselves_is_shown_where_it_is_asked_for() {
        EmailSent mail = known(mailTo(lead));
        arrive("Hi", "From: Ana <ana@acme.test>", "To: " + lead, "Subject: for " + lead, "Message-ID: " + id(mail));

        eventually().untilAsserted(() -> given().queryParam("state", "OWN")
                .queryParam("q", lead)
                .get("/api/cam/emails/inbound")
                .then()
                .body("items.message_id", equalTo(List.of(id(mail)))));
        given().queryParam("q", lead).get("/api/cam/emails/inbound").then().body("items", hasSize(0));
        given().queryParam("state", "MINE")
                .get("/api/cam/emails/inbound")
                .then()
                .statusCode(400)
                .body("detail", containsString("WAITING"));
    }
}
