package aicmo.cam.inbox;

import static aicmo.cam.inbox.Post.deliver;
import static aicmo.cam.inbox.Post.mailTo;
import static aicmo.cam.inbox.Post.publish;
import static aicmo.cam.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import aicmo.cam.events.EmailSent;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.events.ReplyClassified;
import aicmo.cam.events.ReplyIngested;
import aicmo.cam.messaging.EventId;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.http.WrittenApi;
import aicmo.cam.testing.mail.CamMail;
import aicmo.cam.testing.openapi.ClosedOperations;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "inbox"))
@WithTestResource(value = CamMail.class, initArgs = @ResourceArg(name = "email", value = "ana@acme.test"))
class InboundApiTest extends InboxWorld {
    private static final String INBOUND = "/api/cam/emails/inbound";

    @Test
    void a_message_is_found_by_campaign_lead_and_class_and_shown_with_what_it_means() {
        EmailSent mail = known(mailTo(lead));
        ReplyIngested reply = answered(mail);
        publish(verdict(reply, ReplyClass.POSITIVE, null, Instant.now()));

        eventually().untilAsserted(() -> given().queryParam(
                        "campaign_id", mail.email().campaignId())
                .queryParam("lead_id", mail.email().leadId())
                .queryParam("class", "positive")
                .get(INBOUND)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(reply.inboundId().toString()))
                .body("items[0].class", equalTo("POSITIVE"))
                .body("items[0].confidence", equalTo(0.9f))
                .body("items[0].matched_by", equalTo("IN_REPLY_TO"))
                .body("next", nullValue()));
        given().get(INBOUND + "/" + reply.inboundId())
                .then()
                .statusCode(200)
                .body("text", containsString("Gern"))
                .body("from", equalTo(lead))
                .body("state", equalTo("THREADED"))
                .body("headers.subject", equalTo(List.of("Re: quiet")))
                .body("raw_kept", equalTo(true));
    }

    @Test
    void a_message_is_found_by_its_words_its_mailbox_and_its_time() {
        ReplyIngested reply = answered(known(mailTo(lead)));
        for (String found : List.of("gern \"" + lead + "\"", "quiet " + lead)) {
            eventually().untilAsserted(() -> given().queryParam("q", found)
                    .queryParam("mailbox", "Ana@acme.test")
                    .queryParam("from", "2020-01-01T00:00:00Z")
                    .get(INBOUND)
                    .then()
                    .statusCode(200)
                    .body("items.id", equalTo(List.of(reply.inboundId().toString()))));
        }
        given().queryParam("q", lead + " -gern").get(INBOUND).then().body("items", hasSize(0));
        given().queryParam("q", lead)
                .queryParam("to", "2020-01-01T00:00:00Z")
                .get(INBOUND)
                .then()
                .body("items", hasSize(0));
        given().queryParam("from", "yesterday")
                .get(INBOUND)
                .then()
                .statusCode(400)
                .body("detail", containsString("from"));
    }

    @Test
    void html_is_shown_without_what_runs_or_is_fetched_and_the_raw_message_is_downloaded() {
        EmailSent mail = known(mailTo(lead));
        String html = "<p onclick=x()>Hallo <b>Ana</b><script>x()</script><img src=https://t.example/1.gif>"
                + "<a href='javascript:x()'>a</a> <a href='https://b.example'>b</a></p>";
        deliver(
                server,
                MAILBOX,
                ("From: " + lead + "\r\nMessage-ID: <" + lead + ">\r\nIn-Reply-To: " + id(mail)
                                + "\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n"
                                + html
                                + "\r\n--b\r\nContent-Type: text/csv; name=a.csv\r\nContent-Disposition: attachment\r\n\r\n1,2\r\n--b--\r\n")
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        String path = INBOUND + "/" + told("<" + lead + ">").inboundId();

        given().get(path)
                .then()
                .body("html", containsString("Hallo <b>Ana</b>"))
                .body("html", containsString("https://b.example"))
                .body("html", not(containsString("script")))
                .body("html", not(containsString("img")))
                .body("html", not(containsString("onclick")))
                .body("attachments[0].name", equalTo("a.csv"))
                .body("attachments[0].type", equalTo("text/csv"));
        given().get(path + "/raw")
                .then()
                .statusCode(200)
                .contentType("message/rfc822")
                .header("Content-Disposition", containsString(".eml"))
                .body(containsString("<script>x()</script>"));
    }

    @Test
    void a_persons_correction_stands_whatever_the_classifier_says_later() {
        ReplyIngested reply = answered(known(mailTo(lead)));
        publish(verdict(reply, ReplyClass.NEGATIVE, "ana", Instant.now()));
        publish(verdict(reply, ReplyClass.POSITIVE, null, Instant.now().plusSeconds(60)));
        EmailSent marker = known(mailTo("marker-" + lead));

        assertThat(marker).isNotNull();
        eventually().during(Duration.ofSeconds(1)).untilAsserted(() -> given().get(INBOUND + "/" + reply.inboundId())
                .then()
                .body("class", equalTo("NEGATIVE"))
                .body("corrected_by", equalTo("ana")));
    }

    @Test
    void a_list_is_read_on_after_its_cursor() {
        EmailSent mail = known(mailTo(lead));
        answered(mail);
        arrive("Noch etwas", "From: " + lead, "In-Reply-To: " + id(mail), "Message-ID: <2." + lead + ">");
        told("<2." + lead + ">");
        String lead = mail.email().leadId().toString();

        String next = given().queryParam("lead_id", lead)
                .queryParam("limit", 1)
                .get(INBOUND)
                .then()
                .body("items", hasSize(1))
                .body("items[0].subject", equalTo(""))
                .extract()
                .path("next");
        given().queryParam("lead_id", lead)
                .queryParam("limit", 1)
                .queryParam("after", next)
                .get(INBOUND)
                .then()
                .body("items[0].subject", equalTo("Re: quiet"))
                .body("next", nullValue());
    }

    @Test
    void a_wrong_question_is_answered_with_what_is_wrong() {
        given().queryParam("class", "great")
                .get(INBOUND)
                .then()
                .statusCode(400)
                .body("detail", containsString("BOUNCE"));
        given().queryParam("lead_id", "7")
                .get(INBOUND)
                .then()
                .statusCode(400)
                .body("detail", containsString("lead_id"));
        given().queryParam("limit", 1000).get(INBOUND).then().statusCode(422);
        given().get(INBOUND + "/" + EventId.next()).then().statusCode(404);
    }

    @Test
    void the_api_is_as_it_is_written_down() throws Exception {
        WrittenApi.isServed("inbox-service", ConfigProvider.getConfig().getValue("quarkus.http.test-port", int.class));
    }

    @Test
    void every_operation_is_closed_to_foreign_pages() throws Exception {
        ClosedOperations.check(
                "inbox-service", ConfigProvider.getConfig().getValue("quarkus.http.test-port", int.class), Set.of());
    }

    private static ReplyClassified verdict(ReplyIngested reply, ReplyClass replyClass, String person, Instant at) {
        return new ReplyClassified(
                EventId.next(),
                at,
                reply.inboundId(),
                reply.threading().email(),
                reply.from(),
                reply.threading().recipient(),
                replyClass,
                0.9,
                "wants to talk",
                List.of(),
                null,
                null,
                false,
                reply.receivedAt(),
                person,
                "1");
    }
}
