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
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
    Replica replica;

    MailServer mailServer;

    @BeforeEach
    void reset() {
        fixture.reset();
        mailServer.purge();
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
