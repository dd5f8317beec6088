package aicmo.cam.sender.reply;

import static aicmo.cam.sender.SenderFixture.soon;
import static aicmo.cam.sender.reply.TwoCampaigns.ANA;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.BounceKind;
import aicmo.cam.events.EmailRequested;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.events.ReplyClassified.Bounce;
import aicmo.cam.local.backing.MailServer;
import aicmo.cam.sender.Requests;
import aicmo.cam.sender.SenderFixture;
import aicmo.cam.sender.provider.Outcome;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom an answer holds, and what goes all the same. */
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class AnswerHoldTest {
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
    void mails_that_wait_in_the_queue_already_are_put_aside_at_once() {
        EmailRequested later = ana.second.first();
        fixture.provider()
                .detour(smtp -> batch -> Collections.nCopies(batch.mails().size(), new Outcome.Postponed("450 later")));
        fixture.publish(later);
        soon().untilAsserted(() -> assertThat(fixture.count(
                        "request_id = '" + later.requestId() + "' and status = 'QUEUED' and attempts = 1"))
                .isEqualTo(1));

        Answers answer = ana.answer(ReplyClass.NEUTRAL);
        fixture.publish(answer.build());

        ana.waits(later, answer);
    }

    @Test
    void the_answered_campaign_follows_up_a_positive_answer_on_its_own_track_and_the_others_wait() {
        Answers answer = ana.answered(ReplyClass.POSITIVE);
        EmailRequested main = ana.first.step(2, "Once more", "Did you read it?");
        EmailRequested followUp = ana.first.step(1, "qualified", "Great", "Let us talk", null);
        EmailRequested other = ana.second.first();
        EmailRequested othersFollowUp = ana.second.step(1, "qualified", "Nice", "Let us talk, too", null);

        fixture.publish(main);
        fixture.publish(other);
        fixture.publish(othersFollowUp);
        fixture.publish(followUp);

        ana.sent(followUp);
        ana.waits(main, answer);
        ana.waits(other, answer);
        ana.waits(othersFollowUp, answer);
    }

    @Test
    void a_later_answer_without_a_clear_signal_holds_that_track_too() {
        ana.answered(ReplyClass.POSITIVE);
        Answers again = ana.answer(ReplyClass.NEUTRAL);
        fixture.publish(again.build());
        ana.holds(2);
        EmailRequested followUp = ana.first.step(1, "qualified", "Great", "Let us talk", null);

        fixture.publish(followUp);

        ana.waits(followUp, again);
    }

    @Test
    void what_a_person_sends_by_hand_goes() {
        ana.answered(ReplyClass.NEUTRAL);

        String id = given().contentType(ContentType.JSON)
                .body(Map.of("from", "anna@acme.test", "to", ANA, "subject", "Re: Hello", "text", "Thank you, Ana"))
                .post("/api/cam/email/send")
                .then()
                .statusCode(202)
                .extract()
                .path("email.id");

        soon().untilAsserted(() -> assertThat(fixture.count("id = '" + id + "' and status = 'SENT'"))
                .isEqualTo(1));
    }

    @Test
    void the_rest_period_ends_by_itself() {
        Answers answer = ana.answer(ReplyClass.NEUTRAL);
        fixture.publish(answer.build(Instant.now().minus(Duration.ofDays(30)).plusSeconds(3)));
        ana.holds(1);
        EmailRequested other = ana.second.first();

        fixture.publish(other);

        ana.waits(other, answer);
        ana.sent(other);
    }

    @Test
    void automatic_mail_holds_nobody() {
        fixture.publish(ana.answer(ReplyClass.OOO).build());
        fixture.publish(ana.answer(ReplyClass.BOUNCE)
                .from("mailer-daemon@mx.test")
                .bounce(new Bounce(BounceKind.SOFT, ANA, "4.2.2", "452"))
                .build());
        EmailRequested other = ana.second.first();

        fixture.publish(other);

        ana.sent(other);
        assertThat(fixture.number("select count(*) from answer_hold")).isZero();
    }

    @Test
    void a_strangers_message_and_another_address_of_the_same_person_hold_as_well() {
        Answers answer = ana.answer(ReplyClass.NEUTRAL).from("Ana.Private@other.test");
        fixture.publish(answer.build());
        Answers stranger = ana.answer(ReplyClass.NEUTRAL).to(null, null).from("ben@recipients.test");
        fixture.publish(stranger.build());
        ana.holds(3);
        EmailRequested other = Requests.of("ana.private@other.test").first();
        EmailRequested ben = Requests.of("ben@recipients.test").first();

        fixture.publish(other);
        fixture.publish(ben);

        ana.waits(other, answer);
        ana.waits(ben, stranger);
    }
}
