package aicmo.cam.sender.reply;

import static aicmo.cam.sender.SenderFixture.soon;
import static aicmo.cam.sender.reply.TwoCampaigns.ANA;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;

import aicmo.cam.events.EmailRequested;
import aicmo.cam.events.LeadChanged;
import aicmo.cam.events.LeadState;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.local.backing.MailServer;
import aicmo.cam.messaging.EventId;
import aicmo.cam.sender.SenderFixture;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who decides that an answer holds nobody any more. */
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class AnswerDecisionTest {
    @Inject
    SenderFixture fixture;

    MailServer mailServer;

    private TwoCampaigns ana;

    @BeforeEach
    void reset() {
        fixture.reset();
        mailServer.purge();
        ana = new TwoCampaigns(fixture);
    }

    @Test
    void an_answer_that_nobody_has_read_holds_the_person_in_every_other_campaign_until_somebody_releases_it() {
        Answers answer = ana.answered(ReplyClass.NEUTRAL);
        EmailRequested other = ana.second.first();

        fixture.publish(other);

        ana.waits(other, answer);
        given().get("/api/cam/holds/answers?address=" + ANA)
                .then()
                .statusCode(200)
                .body("items.message", is(List.of(answer.inboundId().toString())))
                .body("items[0].addresses", is(List.of(ANA)))
                .body("items[0].reply_class", is("NEUTRAL"))
                .body("items[0].campaign_id", is(ana.first.campaignId().toString()));
        given().get("/api/cam/emails/outbound/" + fixture.emailId(other.requestId()))
                .then()
                .body("waits_for", is("answer:" + answer.inboundId()));

        release(answer, "Maria", "She asked for our price list").then().statusCode(200);

        ana.sent(other);
        given().get("/api/cam/emails/outbound/" + fixture.emailId(other.requestId()))
                .then()
                .body("timeline.what", hasItems("RELEASED"))
                .body("timeline.find { it.what == 'RELEASED' }.by", is("Maria"))
                .body("timeline.find { it.what == 'RELEASED' }.why", is("She asked for our price list"));
        given().get("/api/cam/holds/answers").then().body("items", empty());
        given().get("/api/cam/holds/answers?all=true").then().body("items[0].released_by", is("Maria"));
        release(answer, "Maria", "again").then().statusCode(409).body("detail", containsString("Maria"));
    }

    @Test
    void a_persons_correction_ends_the_hold_or_makes_a_stop_of_it() {
        Answers harmless = ana.answered(ReplyClass.NEUTRAL);
        EmailRequested other = ana.second.first();
        fixture.publish(other);
        ana.waits(other, harmless);

        fixture.publish(harmless.corrected(ReplyClass.POSITIVE).build());
        ana.sent(other);

        Answers optOut = ana.answer(ReplyClass.NEUTRAL);
        fixture.publish(optOut.build());
        ana.holds(1);
        EmailRequested more = ana.second.step(2, "And", "so on");
        fixture.publish(more);
        ana.waits(more, optOut);
        fixture.publish(optOut.corrected(ReplyClass.UNSUB).build());
        soon().untilAsserted(() -> assertThat(fixture.status(more.requestId())).isEqualTo("SUPPRESSED"));
        // told once more, it is no new answer
        fixture.publish(harmless.build());
        fixture.publish(ana.answer(ReplyClass.NEUTRAL).build());
        ana.holds(1);
    }

    @Test
    void who_lets_the_lead_go_on_has_decided_and_who_stops_it_has_not() {
        Answers answer = ana.answered(ReplyClass.NEUTRAL);
        EmailRequested other = ana.second.first();
        fixture.publish(other);
        ana.waits(other, answer);

        fixture.publish(changed(LeadState.REPLIED, null));
        fixture.publish(changed(LeadState.SUPPRESSED, "Maria"));
        fixture.publish(changed(LeadState.CONTACTED, null));
        soon().untilAsserted(() -> assertThat(fixture.number("select count(*) from lead where state = 'CONTACTED'"))
                .isEqualTo(1));
        ana.waits(other, answer);
        fixture.publish(changed(LeadState.CONTACTED, "Maria"));

        ana.sent(other);
    }

    @Test
    void a_release_says_who_decided_and_why() {
        UUID unknown = UUID.randomUUID();
        String path = "/api/cam/holds/answers/" + unknown + "/release";

        given().contentType(ContentType.JSON)
                .body(Map.of("by", "Maria", "reason", "why not"))
                .post(path)
                .then()
                .statusCode(404);
        given().contentType(ContentType.JSON)
                .body(Map.of("by", " "))
                .post(path)
                .then()
                .statusCode(422)
                .body("errors.field", hasItems("by", "reason"));
    }

    private Response release(Answers answer, String by, String reason) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("by", by, "reason", reason))
                .post("/api/cam/holds/answers/" + answer.inboundId() + "/release");
    }

    private LeadChanged changed(LeadState to, String by) {
        return new LeadChanged(
                EventId.next(),
                Instant.now(),
                ana.first.leadId(),
                ana.first.campaignId(),
                ANA,
                LeadState.CONTACTED,
                to,
                "a test",
                null,
                by);
    }
}
