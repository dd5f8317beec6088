package aicmo.cam.sender.dispatch;

import static aicmo.cam.sender.SenderFixture.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.EmailRequested;
import aicmo.cam.sender.Requests;
import aicmo.cam.sender.SenderFixture;
import aicmo.cam.sender.hold.Probes;
import aicmo.cam.sender.provider.smtp.ScriptedSmtp;
import aicmo.cam.sender.provider.smtp.Smtp;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sender that a mail server refuses costs no lead, is told of, and goes on by itself when that is mended. */
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class RefusedSenderTest {
    private static final String ANNA = "sender:anna@acme.test";

    @Inject
    SenderFixture fixture;

    @Inject
    Vertx vertx;

    @Inject
    Probes probes;

    @Inject
    Dispatch dispatch;

    private ScriptedSmtp server;

    @BeforeEach
    void start() throws IOException {
        fixture.reset();
        server = new ScriptedSmtp();
        fixture.provider().through(Smtp.now(vertx, server.port()));
    }

    @AfterEach
    void stop() throws IOException {
        fixture.reset();
        server.close();
    }

    @Test
    void a_sender_that_is_refused_is_held_and_others_go_and_its_mails_go_when_it_is_mended() {
        server.answerTo(
                "MAIL FROM:<anna@acme.test>",
                "553 5.7.1 <anna@acme.test>: Sender address rejected: not owned by user ben");
        List<EmailRequested> requests = publish(3);
        soon().untilAsserted(() ->
                assertThat(fixture.count("waits_for = '" + ANNA + "'")).isEqualTo(3));
        given().get("/api/cam/holds")
                .then()
                .body("items.key", is(List.of(ANNA)))
                .body("items[0].since", notNullValue())
                .body("items[0].until", notNullValue())
                .body("items[0].why", containsString("AICMO_SMTP_USERNAME"))
                .body("items[0].why", containsString("not owned by user ben"));
        sendBy("ben@acme.test", "other@recipients.test");
        soon().untilAsserted(() -> assertThat(fixture.count("status = 'SENT'")).isEqualTo(1));

        int tried = anna();
        probe();
        assertThat(anna()).as("one mail tries").isEqualTo(tried + 1);
        assertThat(fixture.number("select tries from hold")).isOne();
        server.answerTo("MAIL FROM:<anna@acme.test>", "");
        probe();

        soon().untilAsserted(() -> assertThat(fixture.count("status = 'SENT'")).isEqualTo(4));
        given().get("/api/cam/holds").then().body("items", empty());
        assertThat(fixture.number("select max(attempts) from outbound_email")).isOne();
        assertThat(failures(requests)).isEmpty();
    }

    @Test
    void a_refusal_that_may_concern_anybody_holds_the_sender_only_after_three_recipients_in_a_row() {
        server.answer("RCPT", "550 5.7.1 Service refuse. Please contact the administrator.");
        List<EmailRequested> requests = publish(2);
        soon().untilAsserted(() ->
                assertThat(fixture.count("doubts = 1 and status = 'QUEUED'")).isEqualTo(2));
        given().get("/api/cam/holds").then().body("items", empty());

        requests = Stream.concat(requests.stream(), publish(3).stream()).toList();

        soon().untilAsserted(() -> given().get("/api/cam/holds").then().body("items.key", is(List.of(ANNA))));
        soon().untilAsserted(() ->
                assertThat(fixture.count("waits_for = '" + ANNA + "'")).isEqualTo(3));
        assertThat(fixture.count("status = 'QUEUED'")).isEqualTo(5);
        server.answer("RCPT", "");
        probe();
        soon().untilAsserted(() -> assertThat(fixture.count("status = 'SENT'")).isEqualTo(3));
        assertThat(failures(requests)).isEmpty();
    }

    @Test
    void a_recipient_that_is_refused_for_an_unclear_reason_fails_alone_and_holds_nobody() {
        server.answerTo("RCPT TO:<no@recipients.test>", "554 5.7.1 Relay access denied");
        EmailRequested refused = Requests.of("no@recipients.test").first();
        fixture.publish(refused);
        for (int refusal = 1; refusal <= 2; refusal++) {
            int doubts = refusal;
            soon().untilAsserted(() ->
                    assertThat(fixture.column(refused.requestId(), "doubts")).isEqualTo(Integer.toString(doubts)));
            soon().untilAsserted(() ->
                    assertThat(fixture.column(refused.requestId(), "waits_for")).isEqualTo(ANNA));
            EmailRequested other =
                    Requests.of("yes" + refusal + "@recipients.test").first();
            fixture.publish(other);
            soon().untilAsserted(() ->
                    assertThat(fixture.column(other.requestId(), "waits_for")).isEqualTo(ANNA));
            probe();
            soon().untilAsserted(
                            () -> assertThat(fixture.status(other.requestId())).isEqualTo("SENT"));
        }

        soon().untilAsserted(
                        () -> assertThat(fixture.status(refused.requestId())).isEqualTo("FAILED"));
        assertThat(fixture.column(refused.requestId(), "detail")).contains("other mails of its sender are taken");
        given().get("/api/cam/holds").then().body("items", empty());
    }

    @Test
    void a_mail_server_that_is_down_is_told_with_since_when_and_why_while_no_timeline_grows_and_the_sender_is_ready()
            throws IOException {
        server.close();
        EmailRequested request = Requests.of("down@recipients.test").first();
        fixture.publish(request);
        soon().untilAsserted(() -> given().get("/api/cam/holds")
                .then()
                .body("items.key", is(List.of("provider")))
                .body("items[0].why", containsString("AICMO_SMTP_PORT")));
        String since = given().get("/api/cam/holds").then().extract().path("items[0].since");
        soon().untilAsserted(() -> assertThat(fixture.number("select coalesce(max(tries), 0) from hold"))
                .isGreaterThan(2));

        String mail = "/api/cam/emails/outbound/" + fixture.emailId(request.requestId());
        soon().untilAsserted(() -> given().get(mail)
                .then()
                .body("status", is("QUEUED"))
                .body("waits_for", is("provider"))
                .body("detail", containsString("nobody answers there"))
                .body("timeline.size()", is(2))
                .body("timeline[1].why", containsString("nobody answers there"))
                .body("timeline[1].times", notNullValue())
                .body("timeline[1].last_at", notNullValue()));
        assertThat(given().get("/api/cam/holds").then().extract().<String>path("items[0].since"))
                .isEqualTo(since);
        int port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", int.class);
        given().get("http://127.0.0.1:" + port + "/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", is("UP"));

        fixture.provider().straight();
        soon().untilAsserted(
                        () -> assertThat(fixture.status(request.requestId())).isEqualTo("SENT"));
        given().get("/api/cam/holds").then().body("items", empty());
        assertThat(fixture.column(request.requestId(), "attempts")).isEqualTo("1");
    }

    @Test
    void a_domain_that_throttles_gets_the_next_mails_later_and_others_do_not() {
        server.answerTo("@slow.test", "450 4.7.1 Too many messages from your host, slow down");
        fixture.publish(Requests.of("a@slow.test").first());
        soon().untilAsserted(() -> assertThat(fixture.number(
                        "select count(*) from bucket where key = 'domain:slow.test' and throttled_at is not null"))
                .isOne());

        server.answerTo("@slow.test", "");
        List<EmailRequested> slow = IntStream.range(0, 4)
                .mapToObj(i -> Requests.of("slow" + i + "@slow.test").first())
                .toList();
        slow.forEach(fixture::publish);
        publish(4);

        soon().untilAsserted(() -> assertThat(fixture.count("status = 'SENT' and recipient_domain = 'recipients.test'"))
                .isEqualTo(4));
        assertThat(fixture.count("status = 'QUEUED' and waits_for = 'domain:slow.test'"))
                .isGreaterThanOrEqualTo(2);
    }

    /** The time of the hold comes, for three replicas at once. */
    private void probe() {
        fixture.sql("update hold set until = now() - interval '1 second'");
        List<CompletableFuture<Void>> replicas = Stream.generate(() -> CompletableFuture.runAsync(() -> {
                    probes.ofSenders();
                    dispatch.run();
                }))
                .limit(3)
                .toList();
        replicas.forEach(CompletableFuture::join);
    }

    private int anna() {
        return (int) server.commands().stream()
                .filter(command -> command.equals("MAIL FROM:<anna@acme.test>"))
                .count();
    }

    private List<EmailRequested> publish(int mails) {
        List<EmailRequested> requests = IntStream.range(0, mails)
                .mapToObj(i -> Requests.of("refused" + System.nanoTime() + "@recipients.test")
                        .first())
                .toList();
        requests.forEach(fixture::publish);
        return requests;
    }

    private static void sendBy(String from, String to) {
        given().contentType("application/json")
                .body("{\"from\": \"" + from + "\", \"to\": \"" + to + "\", \"subject\": \"Hi\", \"text\": \"Hello\"}")
                .post("/api/cam/email/send")
                .then()
                .statusCode(202);
    }

    private List<EmailFailed> failures(List<EmailRequested> requests) {
        return fixture.heard(EmailFailed.class, failed -> requests.stream()
                .anyMatch(request -> request.requestId().equals(failed.email().requestId())));
    }
}
