package aicmo.cam.sender.dispatch;

import static aicmo.cam.sender.SenderFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.EmailRequested;
import aicmo.cam.events.EmailSent;
import aicmo.cam.local.backing.MailServer;
import aicmo.cam.sender.Requests;
import aicmo.cam.sender.SenderFixture;
import aicmo.cam.sender.claim.Instance;
import aicmo.cam.sender.provider.Outcome;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class CrashTest {
    @Inject
    SenderFixture fixture;

    @Inject
    DueLeases leases;

    @Inject
    Dispatch dispatch;

    @Inject
    Replica replica;

    @Inject
    Instance instance;

    MailServer mailServer;

    @BeforeEach
    void reset() {
        fixture.reset();
        mailServer.purge();
    }

    @Test
    void a_mail_whose_outcome_was_lost_is_unknown_and_never_sent_again() {
        EmailRequested request = Requests.of("crash@recipients.test").first();
        fixture.provider().detour(smtp -> batch -> {
            throw new Killed(smtp.apply(batch));
        });

        fixture.publish(request);
        soon().untilAsserted(() ->
                assertThat(mailServer.messages("crash@recipients.test")).hasSize(1));
        fixture.provider().straight();
        assertThat(fixture.status(request.requestId())).isEqualTo("SENDING");
        soon().untilAsserted(() -> {
            expireLeases();
            assertThat(fixture.status(request.requestId())).isEqualTo("UNKNOWN");
        });
        dispatch.run();

        assertThat(mailServer.messages("crash@recipients.test")).hasSize(1);
        assertThat(fixture.status(request.requestId())).isEqualTo("UNKNOWN");
        assertThat(fixture.column(request.requestId(), "timeline")).contains("died while it handed the mail over");
        assertThat(fixture.heard(EmailSent.class, e -> request.requestId()
                        .equals(e.email().requestId())))
                .isEmpty();
        assertThat(fixture.heard(EmailFailed.class, e -> request.requestId()
                        .equals(e.email().requestId())))
                .isEmpty();
    }

    @Test
    void mails_that_a_dead_replica_claimed_and_never_handed_over_go_out() {
        EmailRequested request = Requests.of("claimed@recipients.test").first();
        replica.claim(request);
        assertThat(fixture.used()).isEqualTo(1);

        expireLeases();

        soon().untilAsserted(
                        () -> assertThat(fixture.status(request.requestId())).isEqualTo("SENT"));
        assertThat(mailServer.messages("claimed@recipients.test")).hasSize(1);
        assertThat(fixture.used()).isEqualTo(1);
    }

    @Test
    void what_a_crashed_process_claimed_goes_out_as_soon_as_it_is_started_again() {
        EmailRequested request = Requests.of("restart@recipients.test").first();
        replica.claim(request);
        fixture.sql("update outbound_email set leased_by = '" + instance.name() + "'");

        leases.start(new StartupEvent());

        soon().untilAsserted(
                        () -> assertThat(fixture.status(request.requestId())).isEqualTo("SENT"));
        assertThat(mailServer.messages("restart@recipients.test")).hasSize(1);
    }

    @Test
    void a_replica_that_lost_its_lease_does_not_hand_over_any_more() {
        EmailRequested request = Requests.of("slow@recipients.test").first();
        var claim = replica.claim(request);
        expireLeases();
        soon().untilAsserted(
                        () -> assertThat(fixture.status(request.requestId())).isEqualTo("SENT"));

        replica.handOver(claim);

        assertThat(mailServer.messages("slow@recipients.test")).hasSize(1);
        assertThat(fixture.used()).isEqualTo(1);
    }

    @Test
    void a_hand_over_that_still_runs_keeps_its_mail_though_its_lease_ran_out() throws Exception {
        EmailRequested request = Requests.of("running@recipients.test").first();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        fixture.provider().detour(smtp -> batch -> {
            begun.countDown();
            awaitQuietly(goOn);
            return smtp.apply(batch);
        });
        fixture.publish(request);
        begun.await();

        expireLeases();

        assertThat(fixture.status(request.requestId())).isEqualTo("SENDING");
        goOn.countDown();
        soon().untilAsserted(
                        () -> assertThat(fixture.status(request.requestId())).isEqualTo("SENT"));
        assertThat(mailServer.messages("running@recipients.test")).hasSize(1);
    }

    @Test
    void an_outcome_that_comes_after_all_corrects_unknown() {
        EmailRequested request = Requests.of("late@recipients.test").first();
        var claim = replica.claim(request);
        fixture.provider().detour(smtp -> batch -> {
            var outcomes = smtp.apply(batch);
            // the database went away and came back meanwhile, and others gave the mail up
            fixture.sql("update outbound_email set status = 'UNKNOWN'");
            return outcomes;
        });

        replica.handOver(claim);

        assertThat(fixture.status(request.requestId())).isEqualTo("SENT");
    }

    private void expireLeases() {
        fixture.sql("update outbound_email set lease_until = now() - interval '1 second' where status = 'SENDING'");
        leases.expire();
    }

    static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a kill -9 is to the code that runs: nothing of it is run any more. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed(List<Outcome> lost) {
            super("killed before it could write down " + lost, null, false, false);
        }
    }
}
