package aicmo.cam.sender.recovery;

import static aicmo.cam.sender.SenderFixture.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import aicmo.cam.events.EmailRequested;
import aicmo.cam.events.EmailSent;
import aicmo.cam.events.ErasureRequested;
import aicmo.cam.events.SendingHeld;
import aicmo.cam.local.backing.MailServer;
import aicmo.cam.messaging.EventId;
import aicmo.cam.sender.Requests;
import aicmo.cam.sender.SenderFixture;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.erasure.Remains;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database that is older than what happened: nothing goes until it knows, and nobody gets a mail again. */
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class RecoveryTest {
    @Inject
    SenderFixture fixture;

    @Inject
    RestoreCheck check;

    MailServer mailServer;

    private Instant backup;

    @BeforeEach
    void reset() {
        fixture.reset();
        mailServer.purge();
        backup = Instant.now();
    }

    @AfterEach
    void leaveNothing() {
        fixture.reset();
    }

    @Test
    void mails_that_only_kafka_knows_hold_everything_until_they_are_learnt_and_none_goes_twice() {
        List<EmailRequested> sent = sent(30);
        // ten were queued when the backup was made, ten were being handed over, ten were not asked for yet
        fixture.sql("update outbound_email set status = 'QUEUED', sent_at = null, message_ids = '{}', provider = null,"
                + " next_attempt_at = now() + interval '1 hour' where recipient like '1-%'");
        fixture.sql("update outbound_email set status = 'SENDING', sent_at = null, batch_id = id, leased_by = 'gone',"
                + " lease_until = now() + interval '1 hour' where recipient like '2-%'");
        fixture.sql("delete from outbound_email where recipient like '0-%'");
        fixture.sql("delete from daily_quota");
        check.look();

        given().get("/api/cam/holds")
                .then()
                .body("items.key", is(List.of("restored")))
                .body("items[0].why", containsString("/api/cam/recovery?since="));
        soon().untilAsserted(() -> assertThat(fixture.heard(
                        SendingHeld.class, held -> held.occurredAt().isAfter(backup)))
                .singleElement()
                .returns("restored", SendingHeld::held));
        // asked for again, with the same request, as a restored followup does, or an offset that was set back
        sent.forEach(request -> fixture.publish(Requests.again(request)));
        fixture.sql("update outbound_email set next_attempt_at = now() where status = 'QUEUED'");
        soon().untilAsserted(() -> assertThat(fixture.count("true")).isEqualTo(30));
        assertThat(fixture.count("status = 'QUEUED'")).isEqualTo(20);

        recover()
                .then()
                .statusCode(200)
                .body("mails", is(30))
                .body("unreadable", is(0))
                .body("sending", is(true));

        given().get("/api/cam/holds").then().body("items", empty());
        assertThat(fixture.count("status = 'SENT' and sent_at is not null and provider is not null"))
                .isEqualTo(30);
        assertThat(fixture.count("cast(timeline as text) like '%RECOVERED%'")).isEqualTo(30);
        assertThat(fixture.number("select used from daily_quota where key = 'all'"))
                .as("those that were claimed when the backup was made are in it")
                .isEqualTo(20);
        assertThat(sent).allSatisfy(request -> assertThat(fixture.emailId(request.requestId()))
                .as("the mail whose links are out there")
                .isEqualTo(told(request).email().emailId()));
        EmailRequested next = Requests.of("next@recipients.test").first();
        fixture.publish(next);
        soon().untilAsserted(() -> assertThat(fixture.status(next.requestId())).isEqualTo("SENT"));
        assertThat(sent).allSatisfy(request -> assertThat(mailServer.messages(request.recipient()))
                .hasSize(1));

        recover().then().statusCode(200).body("mails", is(0)).body("stops", is(0));
        // other tests have left no more of their mails than Kafka has
        given().post("/api/cam/recovery?since=" + backup.minusSeconds(7200))
                .then()
                .statusCode(200);
        check.look();
        given().get("/api/cam/holds").then().body("items", empty());
        assertThat(sent).allSatisfy(request -> assertThat(fixture.status(request.requestId()))
                .isEqualTo("SENT"));
    }

    @Test
    void a_mail_that_still_waits_in_the_old_database_is_enough_to_hold_everything() {
        sent(1);
        check.look();
        given().get("/api/cam/holds").then().body("items.find { it.why.contains('" + onlyId() + "') }", nullValue());
        fixture.sql(
                "update outbound_email set status = 'QUEUED', sent_at = null, next_attempt_at = now() + interval '1 hour'");

        check.look();

        given().get("/api/cam/holds").then().body("items.key", is(List.of("restored")));
    }

    private String onlyId() {
        return fixture.jdbi().withHandle(handle -> handle.createQuery("select cast(id as text) from outbound_email")
                .mapTo(String.class)
                .one());
    }

    @Test
    void an_answer_goes_on_in_the_thread_of_a_mail_that_was_learnt() {
        Requests lead = Requests.of("thread@recipients.test");
        fixture.publish(lead.first());
        soon().untilAsserted(() -> assertThat(fixture.count("status = 'SENT'")).isEqualTo(1));
        fixture.sql("delete from outbound_email");
        recover().then().statusCode(200).body("mails", is(1));

        fixture.publish(lead.step(2, null, "Did you see it?"));

        soon().untilAsserted(() -> assertThat(fixture.count("status = 'SENT'")).isEqualTo(2));
        assertThat(fixture.number("select count(*) from outbound_email where step = 2 and subject = 'Re: Hello Ana'"))
                .isEqualTo(1);
    }

    @Test
    void a_mail_that_a_later_stop_took_out_of_the_queue_again_is_known_to_have_gone() {
        EmailRequested request = sent(1).getFirst();
        fixture.sql("update outbound_email set status = 'SUPPRESSED', sent_at = null");

        recover().then().body("mails", is(1));

        assertThat(fixture.status(request.requestId())).isEqualTo("SENT");
    }

    @Test
    void who_was_erased_since_is_not_named_again() {
        EmailRequested request = sent(1).getFirst();
        fixture.publish(new ErasureRequested(
                EventId.next(), Instant.now(), "0123456789abcdef", request.recipient(), List.of()));
        soon().untilAsserted(() ->
                assertThat(fixture.count("recipient like '%@erased.invalid'")).isEqualTo(1));
        fixture.sql("delete from outbound_email");

        recover().then().body("mails", is(1));

        assertThat(fixture.count("status = 'SENT' and recipient like '%@erased.invalid' and subject is null"))
                .isEqualTo(1);
        List<String> remains =
                fixture.jdbi().withHandle(handle -> Remains.of(handle.getConnection(), request.recipient()));
        assertThat(remains).isEmpty();
    }

    @Test
    void what_happened_before_is_not_asked_for_and_a_wrong_moment_is_refused() {
        sent(1);
        fixture.sql("delete from outbound_email");

        given().post("/api/cam/recovery?since=" + Instant.now().plusSeconds(60))
                .then()
                .statusCode(400);
        given().post("/api/cam/recovery").then().statusCode(400).body("detail", containsString("since is missing"));
        given().post("/api/cam/recovery?since=yesterday")
                .then()
                .statusCode(400)
                .body("detail", containsString("Invalid since 'yesterday'"));
        given().post("/api/cam/recovery?since=" + Instant.now())
                .then()
                .statusCode(200)
                .body("mails", is(0));
        assertThat(fixture.count("true")).isZero();
    }

    private io.restassured.response.Response recover() {
        return given().post("/api/cam/recovery?since=" + backup);
    }

    /** Mails to recipients of three kinds that went. */
    private List<EmailRequested> sent(int count) {
        List<EmailRequested> requests = IntStream.range(0, count)
                .mapToObj(number -> Requests.of(number % 3 + "-" + UUID.randomUUID() + "@recipients.test")
                        .first())
                .toList();
        requests.forEach(fixture::publish);
        soon().untilAsserted(() -> assertThat(fixture.count("status = 'SENT'")).isEqualTo(count));
        soon().until(
                        () -> requests.stream()
                                .filter(request -> told(request) != null)
                                .count(),
                        told -> told == count);
        return requests;
    }

    private EmailSent told(EmailRequested request) {
        return fixture
                .heard(EmailSent.class, event -> request.requestId()
                        .equals(event.email().requestId()))
                .stream()
                .findFirst()
                .orElse(null);
    }
}
