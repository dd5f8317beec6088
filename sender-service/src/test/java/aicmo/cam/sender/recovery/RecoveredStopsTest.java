package aicmo.cam.sender.recovery;

import static aicmo.cam.sender.SenderFixture.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import aicmo.cam.events.BounceKind;
import aicmo.cam.events.EmailBounced;
import aicmo.cam.events.EmailRequested;
import aicmo.cam.events.Event;
import aicmo.cam.events.MailRef;
import aicmo.cam.events.RecipientUnsubscribed;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.events.ReplyClassified;
import aicmo.cam.messaging.EventId;
import aicmo.cam.sender.Requests;
import aicmo.cam.sender.SenderFixture;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stops that only Kafka knows. */
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class RecoveredStopsTest {
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
    void who_said_stop_since_gets_nothing_though_the_list_is_an_old_one() {
        stop(new RecipientUnsubscribed(
                EventId.next(), Instant.now(), null, "Link@recipients.test", RecipientUnsubscribed.Via.ONE_CLICK));
        stop(new RecipientUnsubscribed(
                EventId.next(), Instant.now(), null, "spam@recipients.test", RecipientUnsubscribed.Via.COMPLAINT));
        stop(bounced("dead@recipients.test", BounceKind.HARD));
        stop(bounced("full@recipients.test", BounceKind.SOFT));
        stop(bounced("no address", BounceKind.HARD));

        recover().then().statusCode(200).body("stops", is(3));

        given().get("/api/cam/suppressions?source=recovery")
                .then()
                .body(
                        "items.address.sort()",
                        is(List.of("dead@recipients.test", "link@recipients.test", "spam@recipients.test")));
        EmailRequested request = Requests.of("link@recipients.test").first();
        fixture.publish(request);
        soon().untilAsserted(
                        () -> assertThat(fixture.status(request.requestId())).isEqualTo("SUPPRESSED"));
        recover().then().body("stops", is(0));
    }

    @Test
    void an_answer_since_holds_the_person_again_and_an_opt_out_in_it_stops_that_person() {
        // as a database that was restored: what the service has read already is not in it
        stop(answer(ReplyClass.NEUTRAL, "ana@recipients.test"));
        stop(answer(ReplyClass.UNSUB, "ben@recipients.test"));
        stop(answer(ReplyClass.OOO, "cem@recipients.test"));
        soon().untilAsserted(() -> assertThat(fixture.number(
                        "select (select count(*) from answer_hold) + (select count(*) from suppression)"))
                .isEqualTo(2));
        fixture.reset();

        recover().then().statusCode(200).body("stops", is(1)).body("holds", is(1));

        EmailRequested request = Requests.of("ana@recipients.test").first();
        fixture.publish(request);
        soon().untilAsserted(() ->
                assertThat(fixture.column(request.requestId(), "waits_for")).startsWith("answer:"));
        assertThat(fixture.number("select count(*) from suppression where address = 'ben@recipients.test'"))
                .isEqualTo(1);
        recover().then().body("stops", is(0)).body("holds", is(0));
    }

    private static ReplyClassified answer(ReplyClass how, String from) {
        return new ReplyClassified(
                EventId.next(),
                Instant.now(),
                EventId.next(),
                null,
                from,
                null,
                how,
                0.9,
                "a test",
                List.of(),
                null,
                null,
                false,
                Instant.now(),
                null,
                "test");
    }

    private Response recover() {
        return given().post("/api/cam/recovery?since=" + backup);
    }

    private void stop(Event told) {
        fixture.publish(told);
    }

    private static EmailBounced bounced(String recipient, BounceKind kind) {
        MailRef unknown = null;
        return new EmailBounced(
                EventId.next(),
                Instant.now(),
                unknown,
                recipient,
                kind,
                "5.1.1",
                "550",
                "no such user",
                EmailBounced.Via.WEBHOOK);
    }
}
