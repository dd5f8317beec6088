package aicmo.cam.classifier.reply;

import static aicmo.cam.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import aicmo.cam.events.BounceKind;
import aicmo.cam.events.MailRef;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.events.ReplyClassified;
import aicmo.cam.events.ReplyIngested;
import aicmo.cam.messaging.EventId;
import aicmo.cam.testing.backing.CamBacking;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "classifier"))
class ClassifierServiceTest {
    private static final Instant RECEIVED = Instant.parse("2026-04-20T09:00:00Z");

    private final UUID inbound = EventId.next();
    private final MailRef mail = new MailRef(EventId.next(), EventId.next(), EventId.next(), EventId.next(), "main", 1);
    private final Wire wire = new Wire();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void a_message_that_came_in_is_classified_for_the_lead_it_came_from() {
        wire.tell(answer("Not interested, thanks.", null));

        ReplyClassified verdict = only();
        assertThat(verdict.replyClass()).isEqualTo(ReplyClass.NEGATIVE);
        assertThat(verdict.email()).isEqualTo(mail);
        assertThat(verdict.recipient()).isEqualTo("lena@acme.example");
        assertThat(verdict.correctedBy()).isNull();
        assertThat(verdict.evidence()).first().satisfies(evidence -> {
            assertThat(evidence.where()).isEqualTo("body");
            assertThat(evidence.span()).isEqualTo("Not interested");
        });
    }

    @Test
    void a_message_told_twice_has_one_verdict() {
        ReplyIngested message = answer("Ich bin bis einschließlich 12.8. nicht im Büro.", null);
        wire.tell(message);
        wire.tell(message);
        UUID next = EventId.next();
        wire.tell(answer(next, "Thanks", null));

        eventually().until(() -> !wire.verdictsOf(next).isEmpty());
        assertThat(wire.verdictsOf(inbound)).singleElement().satisfies(verdict -> {
            assertThat(verdict.replyClass()).isEqualTo(ReplyClass.OOO);
            assertThat(verdict.returnDate()).isEqualTo(LocalDate.of(2026, 8, 13));
        });
    }

    @Test
    void a_delivery_report_with_gaps_is_a_bounce_that_says_what_is_known() {
        wire.tell(answer(
                "",
                new ReplyIngested.DeliveryReport(
                        List.of(new ReplyIngested.DeliveryReport.Recipient(null, "failed", "5.1.1", null)))));

        ReplyClassified verdict = only();
        assertThat(verdict.replyClass()).isEqualTo(ReplyClass.BOUNCE);
        assertThat(verdict.bounce()).isEqualTo(new ReplyClassified.Bounce(BounceKind.HARD, null, "5.1.1", null));
    }

    @Test
    void an_unreadable_message_does_not_stop_the_next() {
        wire.tell("poison", "{not json".getBytes(UTF_8));
        wire.tell(answer("Sounds great, let's talk on Monday.", null));

        assertThat(only().replyClass()).isEqualTo(ReplyClass.POSITIVE);
    }

    @Test
    void a_persons_correction_is_told_to_everyone() {
        wire.tell(answer("Hm.", null));
        assertThat(only().replyClass()).isEqualTo(ReplyClass.NEUTRAL);

        given().contentType(ContentType.JSON)
                .body(Map.of("class", "POSITIVE", "by", "anna@ours.example", "note", "she rang me"))
                .put("/api/cam/emails/inbound/{id}/classification", inbound)
                .then()
                .statusCode(200)
                .body("class", equalTo("POSITIVE"))
                .body("corrected_by", equalTo("anna@ours.example"));

        eventually().until(() -> wire.verdictsOf(inbound).size() == 2);
        ReplyClassified corrected = wire.verdictsOf(inbound).getLast();
        assertThat(corrected.replyClass()).isEqualTo(ReplyClass.POSITIVE);
        assertThat(corrected.correctedBy()).isEqualTo("anna@ours.example");
        assertThat(corrected.email()).isEqualTo(mail);
        assertThat(corrected.confidence()).isEqualTo(1);
    }

    @Test
    void a_correction_of_an_unknown_message_is_refused() {
        given().contentType(ContentType.JSON)
                .body(Map.of("class", "POSITIVE", "by", "anna@ours.example"))
                .put("/api/cam/emails/inbound/{id}/classification", UUID.randomUUID())
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("there is no classified message"));
    }

    @Test
    void a_question_is_answered_and_nothing_is_kept() {
        given().contentType(ContentType.JSON)
                .body(Map.of(
                        "from", "MAILER-DAEMON@mx.acme.example",
                        "subject", "Undelivered Mail Returned to Sender",
                        "text", "<anna@acme.example>: host mx.acme.example said: 550 5.1.1 user unknown",
                        "headers", Map.of("Auto-Submitted", List.of("auto-replied"))))
                .post("/api/cam/classify")
                .then()
                .statusCode(200)
                .body("class", equalTo("BOUNCE"))
                .body("bounce.kind", equalTo("HARD"))
                .body("bounce.recipient", equalTo("anna@acme.example"))
                .body("bounce.reply_code", equalTo("550"))
                .body("evidence.size()", greaterThan(1));
    }

    @Test
    void a_question_without_a_text_is_refused() {
        given().contentType(ContentType.JSON)
                .body(Map.of("from", "lena@acme.example"))
                .post("/api/cam/classify")
                .then()
                .statusCode(422)
                .contentType("application/problem+json");
    }

    private ReplyClassified only() {
        eventually().until(() -> !wire.verdictsOf(inbound).isEmpty());
        return wire.verdictsOf(inbound).getFirst();
    }

    private ReplyIngested answer(String text, ReplyIngested.DeliveryReport report) {
        return answer(inbound, text, report);
    }

    private ReplyIngested answer(UUID id, String text, ReplyIngested.DeliveryReport report) {
        return Ingested.answer(id, mail, RECEIVED, text, report);
    }
}
