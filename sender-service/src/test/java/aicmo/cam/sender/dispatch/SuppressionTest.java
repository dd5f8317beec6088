package aicmo.cam.sender.dispatch;

import static aicmo.cam.sender.SenderFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.CampaignPaused;
import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.EmailRequested;
import aicmo.cam.local.backing.MailServer;
import aicmo.cam.messaging.EventId;
import aicmo.cam.sender.Requests;
import aicmo.cam.sender.SenderFixture;
import aicmo.cam.sender.suppression.Suppression;
import aicmo.cam.sender.suppression.SuppressionReason;
import aicmo.cam.sender.suppression.Suppressions;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class SuppressionTest {
    @Inject
    SenderFixture fixture;

    @Inject
    Suppressions suppressions;

    @Inject
    Replica replica;

    MailServer mailServer;

    @BeforeEach
    void reset() {
        fixture.reset();
        mailServer.purge();
    }

    @Test
    void a_suppression_after_the_claim_stops_the_mail_before_its_hand_over() {
        EmailRequested request = Requests.of("Stop@Recipients.test").first();
        var claim = replica.claim(request);

        suppress("stop@recipients.test");
        replica.handOver(claim);

        assertThat(fixture.status(request.requestId())).isEqualTo("SUPPRESSED");
        assertThat(mailServer.messages("Stop@Recipients.test")).isEmpty();
        soon().untilAsserted(() -> assertThat(fixture.heard(EmailFailed.class, e -> request.requestId()
                        .equals(e.email().requestId())))
                .singleElement()
                .extracting(EmailFailed::reason)
                .isEqualTo(EmailFailed.Reason.SUPPRESSED));
    }

    @Test
    void a_suppression_is_committed_only_when_no_hand_over_to_the_address_runs() throws Exception {
        EmailRequested request = Requests.of("running@recipients.test").first();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        fixture.provider().detour(smtp -> batch -> {
            begun.countDown();
            CrashTest.awaitQuietly(goOn);
            return smtp.apply(batch);
        });
        fixture.publish(request);
        begun.await();

        CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> suppress("running@recipients.test"));

        soon().during(Duration.ofMillis(300)).until(() -> !stop.isDone());
        goOn.countDown();
        soon().until(stop::isDone);
        assertThat(fixture.status(request.requestId())).isEqualTo("SENT");
    }

    @Test
    void nothing_is_handed_over_after_the_commit_of_a_suppression() {
        int leads = 60;
        AtomicInteger violations = new AtomicInteger();
        fixture.provider().detour(smtp -> batch -> {
            String to = batch.mails().getFirst().mail().to();
            var outcomes = smtp.apply(batch);
            // Were it committed before the server took the mail, it could be seen now.
            long said = fixture.jdbi()
                    .withHandle(handle -> handle.createQuery("select count(*) from suppression where address = :to")
                            .bind("to", to)
                            .mapTo(Long.class)
                            .one());
            violations.addAndGet((int) said);
            return outcomes;
        });
        List<EmailRequested> requests = new ArrayList<>();
        for (int i = 0; i < leads; i++) {
            requests.add(Requests.of("race" + i + "@recipients.test").first());
        }

        requests.forEach(fixture::publish);
        requests.parallelStream().forEach(request -> suppress(request.recipient()));

        soon().untilAsserted(() ->
                assertThat(fixture.count("status in ('SENT', 'SUPPRESSED')")).isEqualTo(leads));
        assertThat(violations).hasValue(0);
        long mails = requests.stream()
                .mapToLong(request -> mailServer.messages(request.recipient()).size())
                .sum();
        assertThat(mails).isEqualTo(fixture.count("status = 'SENT'"));
    }

    @Test
    void a_suppressed_domain_gets_no_mail() {
        suppress("closed.test");
        EmailRequested request = Requests.of("anyone@closed.test").first();

        fixture.publish(request);

        soon().untilAsserted(
                        () -> assertThat(fixture.status(request.requestId())).isEqualTo("SUPPRESSED"));
    }

    @Test
    void a_pattern_stops_the_mails_of_subdomains_wherever_they_are() {
        UUID campaign = UUID.randomUUID();
        fixture.publish(new CampaignPaused(EventId.next(), Instant.now(), campaign, 1, "a test", "a test", null));
        soon().untilAsserted(() -> assertThat(fixture.number("select count(*) from campaign where paused"))
                .isEqualTo(1));
        EmailRequested waiting =
                Requests.of("a@mail.eu.closed.test").of(campaign).first();
        fixture.publish(waiting);
        soon().untilAsserted(
                        () -> assertThat(fixture.status(waiting.requestId())).isEqualTo("QUEUED"));
        EmailRequested claimed = Requests.of("b@mail.closed.test").first();
        var claim = replica.claim(claimed);

        suppress("*.closed.test");
        replica.handOver(claim);
        EmailRequested later = Requests.of("c@sub.closed.test").first();
        EmailRequested itself = Requests.of("d@closed.test").first();
        fixture.publish(later);
        fixture.publish(itself);

        soon().untilAsserted(() -> assertThat(fixture.status(later.requestId())).isEqualTo("SUPPRESSED"));
        soon().untilAsserted(
                        () -> assertThat(fixture.status(itself.requestId())).isEqualTo("SENT"));
        assertThat(fixture.status(waiting.requestId())).isEqualTo("SUPPRESSED");
        assertThat(fixture.status(claimed.requestId())).isEqualTo("SUPPRESSED");
        assertThat(mailServer.messages("b@mail.closed.test")).isEmpty();
    }

    private void suppress(String address) {
        QuarkusTransaction.requiringNew()
                .run(() -> suppressions.add(new Suppression(
                        EventId.next(), address, SuppressionReason.MANUAL, "test", null, null, Instant.now())));
    }
}
