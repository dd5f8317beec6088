package aicmo.cam.sender.dispatch;

import static aicmo.cam.sender.SenderFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.CampaignFigures;
import aicmo.cam.events.CampaignPaused;
import aicmo.cam.events.CampaignResumed;
import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.EmailRequested;
import aicmo.cam.events.LeadChanged;
import aicmo.cam.events.LeadState;
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
class StopTest {
    private static final CampaignFigures FIGURES = CampaignFigures.of(1, 0, 0, 0, 0);

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
    void a_paused_campaign_holds_its_mails_until_it_is_resumed_in_whatever_order_that_is_told() {
        UUID campaign = UUID.randomUUID();
        fixture.publish(resumed(campaign, 1));
        fixture.publish(paused(campaign, 2));
        fixture.publish(paused(campaign, 4));
        fixture.publish(resumed(campaign, 3));
        soon().untilAsserted(() -> assertThat(revision(campaign)).isEqualTo(4));
        EmailRequested request =
                Requests.of("held@recipients.test").of(campaign).first();
        EmailRequested other = Requests.of("free@recipients.test").first();

        fixture.publish(request);
        fixture.publish(other);
        soon().untilAsserted(() -> assertThat(fixture.status(other.requestId())).isEqualTo("SENT"));
        assertThat(fixture.status(request.requestId())).isEqualTo("QUEUED");
        fixture.publish(resumed(campaign, 5));

        soon().untilAsserted(
                        () -> assertThat(fixture.status(request.requestId())).isEqualTo("SENT"));
        assertThat(mailServer.messages("held@recipients.test")).hasSize(1);
    }

    @Test
    void a_pause_after_the_claim_holds_the_mail() {
        UUID campaign = UUID.randomUUID();
        EmailRequested request =
                Requests.of("paused@recipients.test").of(campaign).first();
        var claim = replica.claim(request);
        fixture.publish(paused(campaign, 1));
        soon().untilAsserted(() -> assertThat(revision(campaign)).isEqualTo(1));

        replica.handOver(claim);

        assertThat(fixture.status(request.requestId())).isEqualTo("QUEUED");
        assertThat(mailServer.messages("paused@recipients.test")).isEmpty();
    }

    @Test
    void a_stopped_lead_gets_no_mail_that_was_asked_for_before() {
        UUID campaign = UUID.randomUUID();
        fixture.publish(paused(campaign, 1));
        soon().untilAsserted(() -> assertThat(revision(campaign)).isEqualTo(1));
        Requests lead = Requests.of("replied@recipients.test").of(campaign);
        Requests happy = Requests.of("happy@recipients.test").of(campaign);
        EmailRequested request = lead.first();
        EmailRequested main = happy.first();
        EmailRequested qualified = happy.step(1, "qualified", "Great", "Let us talk", null);
        for (EmailRequested each : List.of(request, main, qualified)) {
            fixture.publish(each);
        }
        soon().untilAsserted(
                        () -> assertThat(fixture.count("status = 'QUEUED'")).isEqualTo(3));

        fixture.publish(changed(lead, LeadState.REPLIED));
        fixture.publish(changed(happy, LeadState.QUALIFIED));
        soon().untilAsserted(
                        () -> assertThat(fixture.count("status = 'CANCELLED'")).isEqualTo(2));
        fixture.publish(resumed(campaign, 2));

        soon().untilAsserted(
                        () -> assertThat(fixture.status(qualified.requestId())).isEqualTo("SENT"));
        assertThat(fixture.status(request.requestId())).isEqualTo("CANCELLED");
        assertThat(fixture.status(main.requestId())).isEqualTo("CANCELLED");
        soon().untilAsserted(() -> assertThat(fixture.heard(EmailFailed.class, e -> request.requestId()
                        .equals(e.email().requestId())))
                .singleElement()
                .extracting(EmailFailed::reason)
                .isEqualTo(EmailFailed.Reason.CANCELLED));
    }

    @Test
    void a_mail_that_is_asked_for_after_the_lead_changed_goes_all_the_same() {
        Requests lead = Requests.of("again@recipients.test");
        fixture.publish(changed(lead, LeadState.REPLIED));
        soon().untilAsserted(() ->
                assertThat(fixture.number("select count(*) from lead")).isEqualTo(1));
        EmailRequested request = lead.step(1, "qualified", "Great", "Let us talk", null);

        fixture.publish(request);

        soon().untilAsserted(
                        () -> assertThat(fixture.status(request.requestId())).isEqualTo("SENT"));
    }

    private void suppress(String address) {
        QuarkusTransaction.requiringNew()
                .run(() -> suppressions.add(new Suppression(
                        EventId.next(), address, SuppressionReason.MANUAL, "test", null, null, Instant.now())));
    }

    private long revision(UUID campaign) {
        return fixture.jdbi().withHandle(handle -> handle.createQuery(
                        "select coalesce(max(revision), -1) from campaign where campaign_id = :id")
                .bind("id", campaign)
                .mapTo(Long.class)
                .one());
    }

    private static LeadChanged changed(Requests lead, LeadState to) {
        return new LeadChanged(
                EventId.next(),
                Instant.now(),
                lead.leadId(),
                lead.campaignId(),
                lead.recipient(),
                LeadState.CONTACTED,
                to,
                "a test",
                null);
    }

    private static CampaignPaused paused(UUID campaign, long revision) {
        return new CampaignPaused(EventId.next(), Instant.now(), campaign, revision, "auto", "a test", FIGURES);
    }

    private static CampaignResumed resumed(UUID campaign, long revision) {
        return new CampaignResumed(EventId.next(), Instant.now(), campaign, revision, "auto", "a test", FIGURES);
    }
}
