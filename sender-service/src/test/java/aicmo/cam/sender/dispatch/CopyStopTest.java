package aicmo.cam.sender.dispatch;

import static aicmo.cam.sender.SenderFixture.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import aicmo.cam.local.backing.MailServer;
import aicmo.cam.messaging.EventId;
import aicmo.cam.sender.SenderFixture;
import aicmo.cam.sender.claim.Claim;
import aicmo.cam.sender.claim.Claims;
import aicmo.cam.sender.draft.Order;
import aicmo.cam.sender.queue.EmailSendingService;
import aicmo.cam.sender.suppression.Suppression;
import aicmo.cam.sender.suppression.SuppressionReason;
import aicmo.cam.sender.suppression.Suppressions;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stops of people who would get copies: at the order, in the queue, after the claim, and at the same moment. */
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class CopyStopTest {
    private static final int MAILS = 60;
    private static final int REPLICAS = 3;

    @Inject
    SenderFixture fixture;

    @Inject
    Suppressions suppressions;

    @Inject
    EmailSendingService sending;

    @Inject
    Claims claims;

    @Inject
    Replica replica;

    MailServer mailServer;

    @BeforeEach
    void reset() {
        fixture.reset();
        mailServer.purge();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ben@mail.copies.test", "mail.copies.test", "*.copies.test"})
    void an_order_with_a_stopped_address_in_cc_is_refused_and_names_it(String entry) {
        suppress(entry);

        send("Ben@mail.Copies.test")
                .body("email.status", is("SUPPRESSED"))
                .body("email.detail", containsString("Ben@mail.Copies.test (cc) gets no more mail: MANUAL"));

        assertThat(mailServer.messages("ana@recipients.test")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ben@mail.copies.test", "mail.copies.test", "*.copies.test"})
    void a_waiting_mail_is_given_up_when_somebody_in_cc_says_stop(String entry) {
        fixture.sql("insert into hold (key, since, why) values ('provider', now(), 'a test')");
        String id = send("cleo@other.test", "ben@mail.copies.test").extract().path("email.id");

        suppress(entry);

        given().get("/api/cam/emails/outbound/" + id)
                .then()
                .body("status", is("SUPPRESSED"))
                .body("detail", is("ben@mail.copies.test (cc) gets no more mail: manual"));
    }

    @Test
    void a_stop_after_the_claim_stops_all_of_the_mail_before_its_hand_over_and_gives_its_share_back() {
        Claim claim = replica.claim(order("ana@recipients.test", "ben@copies.test"));
        assertThat(fixture.used()).isEqualTo(2);

        suppress("copies.test");
        replica.handOver(claim);

        assertThat(fixture.count("status = 'SUPPRESSED' and detail like 'ben@copies.test (cc) %'"))
                .isEqualTo(1);
        assertThat(mailServer.messages("ana@recipients.test")).isEmpty();
        assertThat(mailServer.messages("ben@copies.test")).isEmpty();
        assertThat(fixture.used()).isZero();
    }

    /** Three replicas claim and hand over, beside the one that runs, while those who get copies say stop. */
    @Test
    void no_hand_over_begins_after_the_commit_of_a_stop_of_somebody_in_cc() {
        AtomicInteger violations = new AtomicInteger();
        fixture.provider().detour(smtp -> batch -> {
            var outcomes = smtp.apply(batch);
            // Were one committed before the hand-over is recorded, it could be seen now.
            batch.mails()
                    .forEach(mail -> violations.addAndGet(stopped(mail.mail().copies())));
            return outcomes;
        });
        AtomicBoolean over = new AtomicBoolean();
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (int i = 0; i < REPLICAS; i++) {
            running.add(CompletableFuture.runAsync(() -> claimUntil(over)));
        }

        IntStream.range(0, MAILS).parallel().forEach(i -> {
            QuarkusTransaction.requiringNew()
                    .run(() -> sending.accept(
                            order("to" + i + "@recipients.test", "x" + i + "@copies.test", "y" + i + "@copies.test")));
            suppress("y" + i + "@copies.test");
        });

        soon().untilAsserted(() ->
                assertThat(fixture.count("status in ('SENT', 'SUPPRESSED')")).isEqualTo(MAILS));
        over.set(true);
        running.forEach(CompletableFuture::join);
        assertThat(violations).hasValue(0);
        long arrived = IntStream.range(0, MAILS)
                .mapToLong(i -> mailServer.messages("y" + i + "@copies.test").size())
                .sum();
        assertThat(arrived).isEqualTo(fixture.count("status = 'SENT'"));
    }

    private void claimUntil(AtomicBoolean over) {
        while (!over.get()) {
            // the queue is empty most of the time, and others need the processor
            LockSupport.parkNanos(2_000_000);
            for (Claim claim : claims.next(5)) {
                claim.mails().forEach(mail -> replica.handOver(claim.of(List.of(mail))));
            }
        }
    }

    private int stopped(List<String> addresses) {
        return fixture.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from suppression where address = any(:all)")
                        .bindArray("all", String.class, addresses)
                        .mapTo(Integer.class)
                        .one());
    }

    private void suppress(String entry) {
        QuarkusTransaction.requiringNew()
                .run(() -> suppressions.add(new Suppression(
                        EventId.next(), entry, SuppressionReason.MANUAL, "a test", null, null, Instant.now())));
    }

    private static Order order(String to, String... cc) {
        return new Order(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        false,
                        to,
                        null,
                        "anna@acme.test",
                        null,
                        "Hello",
                        "Some text",
                        null,
                        null,
                        null,
                        null,
                        Instant.now(),
                        Map.of())
                .cc(List.of(cc));
    }

    private static ValidatableResponse send(String... cc) {
        return given().contentType("application/json")
                .body(Map.of(
                        "from", "anna@acme.test",
                        "to", "ana@recipients.test",
                        "subject", "Hello",
                        "text", "Some text",
                        "cc", List.of(cc)))
                .post("/api/cam/email/send")
                .then()
                .statusCode(202);
    }
}
