package aicmo.cam.sender.dispatch;

import static aicmo.cam.sender.SenderFixture.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import aicmo.cam.events.EmailRequested;
import aicmo.cam.sender.Requests;
import aicmo.cam.sender.SenderFixture;
import aicmo.cam.sender.claim.Claim;
import aicmo.cam.sender.hold.Probes;
import aicmo.cam.sender.provider.EmailProvider;
import aicmo.cam.sender.provider.Outcome;
import aicmo.cam.sender.provider.smtp.ScriptedSmtp;
import aicmo.cam.sender.provider.smtp.Smtp;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A replica dies with the one mail that tries whether a sender is refused: another replica tries after it, and nothing goes twice. */
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class ProbeCrashTest {
    private static final String ANNA = "sender:anna@acme.test";
    private static final String BY_ANNA = "MAIL FROM:<anna@acme.test>";
    private static final int MAILS = 3;

    @Inject
    SenderFixture fixture;

    @Inject
    Vertx vertx;

    @Inject
    Probes probes;

    @Inject
    Dispatch dispatch;

    @Inject
    DueLeases leases;

    @Inject
    Replica replica;

    private ScriptedSmtp server;
    private EmailProvider smtp;

    /** Anna is refused, and what she asked for waits. */
    @BeforeEach
    void start() throws IOException {
        fixture.reset();
        server = new ScriptedSmtp();
        smtp = Smtp.now(vertx, server.port());
        fixture.provider().detour(real -> smtp::send);
        server.answerTo(BY_ANNA, "553 5.7.1 <anna@acme.test>: Sender address rejected: not owned by user ben");
        List<EmailRequested> requests = IntStream.range(0, MAILS)
                .mapToObj(i -> Requests.of("probe" + i + "@recipients.test").first())
                .toList();
        requests.forEach(fixture::publish);
        soon().untilAsserted(() ->
                assertThat(fixture.count("waits_for = '" + ANNA + "'")).isEqualTo(MAILS));
        server.answerTo(BY_ANNA, "");
    }

    @AfterEach
    void stop() throws IOException {
        fixture.reset();
        server.close();
    }

    @Test
    void a_replica_that_dies_before_it_hands_its_probe_over_leaves_it_to_another() {
        Claim lost = QuarkusTransaction.requiringNew().call(() -> {
            timeOfTheHoldComes();
            return replica.claimProbe();
        });
        assertThat(lost.mails()).hasSize(1);
        int tried = byAnna();

        othersLook();
        assertThat(byAnna()).as("while the probe is held").isEqualTo(tried);
        assertThat(fixture.count("waits_for = '" + ANNA + "'")).isEqualTo(MAILS - 1);
        leasesEnd();
        timeOfTheHoldComes();

        soon().untilAsserted(() -> {
            othersLook();
            assertThat(fixture.count("status = 'SENT'")).isEqualTo(MAILS);
        });
        replica.handOver(lost);
        assertEachWentOnce(MAILS);
        given().get("/api/cam/holds").then().body("items", empty());
    }

    @Test
    void a_probe_whose_outcome_was_lost_is_unknown_and_the_next_one_frees_the_others() {
        fixture.provider().detour(real -> batch -> {
            throw new Killed(smtp.send(batch));
        });
        timeOfTheHoldComes();
        probes.ofSenders();
        dispatch.run();
        soon().untilAsserted(() -> assertThat(server.mails()).hasSize(1));
        UUID lost = fixture.jdbi()
                .withHandle(handle -> handle.createQuery("select id from outbound_email where status = 'SENDING'")
                        .mapTo(UUID.class)
                        .one());
        fixture.provider().detour(real -> smtp::send);

        othersLook();
        given().get("/api/cam/holds").then().body("items.key", is(List.of(ANNA)));
        assertThat(server.mails()).as("while the probe is held").hasSize(1);
        soon().untilAsserted(() -> {
            leasesEnd();
            assertThat(fixture.count("status = 'UNKNOWN' and id = '" + lost + "'"))
                    .isOne();
        });
        othersLook();
        assertThat(server.mails()).as("until the time of the probe is over").hasSize(1);
        timeOfTheHoldComes();

        soon().untilAsserted(() -> {
            othersLook();
            assertThat(fixture.count("status = 'SENT'")).isEqualTo(MAILS - 1);
        });
        assertEachWentOnce(MAILS);
        assertThat(fixture.count("status = 'UNKNOWN' and id = '" + lost + "'")).isOne();
        given().get("/api/cam/holds").then().body("items", empty());
    }

    private void assertEachWentOnce(int mails) {
        assertThat(server.mails()).hasSize(mails);
        assertThat(server.mails().stream().map(ProbeCrashTest::recipient))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, mails)
                        .mapToObj(i -> "probe" + i + "@recipients.test")
                        .toList());
    }

    private static String recipient(String mail) {
        return mail.lines()
                .filter(line -> line.startsWith("To:"))
                .map(line -> line.replaceAll(".*?([\\w.]+@[\\w.]+).*", "$1"))
                .findFirst()
                .orElseThrow();
    }

    private void timeOfTheHoldComes() {
        fixture.sql("update hold set until = now() - interval '1 second'");
    }

    private void leasesEnd() {
        fixture.sql("update outbound_email set lease_until = now() - interval '1 second' where status = 'SENDING'");
        leases.expire();
    }

    private void othersLook() {
        probes.ofSenders();
        dispatch.run();
    }

    private int byAnna() {
        return (int) server.commands().stream().filter(BY_ANNA::equals).count();
    }

    /** What a kill -9 is to the code that runs: nothing of it is run any more. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed(List<Outcome> lost) {
            super("killed before it could write down " + lost, null, false, false);
        }
    }
}
