package aicmo.cam.decision.webhook;

import static aicmo.cam.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.decision.Seconds;
import aicmo.cam.decision.Story;
import aicmo.cam.decision.Wire;
import aicmo.cam.events.CampaignPaused;
import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.MailRef;
import aicmo.cam.events.MailboxFailing;
import aicmo.cam.events.SendingHeld;
import aicmo.cam.messaging.EventId;
import aicmo.cam.testing.backing.CamBacking;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Seconds.class)
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "decision"))
class AlertsTest {
    @Inject
    MockMailbox mails;

    private final Story story = new Story(Instant.now());

    @Test
    void a_pause_reaches_people_by_mail_and_systems_by_webhook_once() throws Exception {
        try (Receiver receiver = new Receiver()) {
            String id = WebhooksTest.add(receiver.url(), "alert");
            CampaignPaused paused = new CampaignPaused(
                    EventId.next(), Instant.now(), story.campaign(), 1, "anna", "the offer is wrong", null);
            Wire.tell(paused, paused);

            awaitMailed("was paused by anna: the offer is wrong.");
            eventually().untilAsserted(() -> assertThat(receiver.told(story.campaign()))
                    .singleElement()
                    .satisfies(told -> assertThat(told.body()).startsWith("{\"type\":\"cam.alert.v1\"")));
            assertThat(given().get("/api/cam/alerts?limit=500").jsonPath().getList("items.alert_id", UUID.class))
                    .containsOnlyOnce(paused.eventId());
            WebhooksTest.remove(id);
        }
    }

    @Test
    void a_dead_letter_of_any_service_reaches_people() {
        Wire.bury("cam.email-sent.inbox-service.dlq", "the moon was full".getBytes(UTF_8));

        awaitMailed("inbox-service could not handle an event of cam.email-sent, partition 1, offset 42");
    }

    @Test
    void a_provider_that_fails_reaches_people() {
        MailRef mail = story.mail();
        // at a time of its own: people hear once in a while of failures, and other tests have some of today
        Wire.tell(new EmailFailed(
                EventId.next(),
                Instant.now().minus(Duration.ofDays(1000)),
                mail,
                Story.RECIPIENT,
                EmailFailed.Reason.RETRIES_EXHAUSTED,
                "mx.acme.example refused 5 times"));

        awaitMailed(
                "The mail provider fails: mails are given up after every retry. The first of them, " + mail.emailId());
    }

    @Test
    void a_provider_that_refuses_mails_and_a_sick_mailbox_reach_people() {
        Wire.tell(
                new SendingHeld(EventId.next(), Instant.now(), "provider", null, "the key is wrong: set another one"));
        Wire.tell(new MailboxFailing(
                EventId.next(), Instant.now(), EventId.next(), "anna@acme.example", 3, "the login was refused"));

        awaitMailed("Mails are held (provider), until a person lifts it: the key is wrong: set another one.");
        awaitMailed("The mailbox anna@acme.example could not be read 3 times in a row: the login was refused.");
    }

    private void awaitMailed(String words) {
        eventually().untilAsserted(() -> assertThat(mails.getMailsSentTo("ops@acme.example"))
                .filteredOn(mail -> mail.getText().contains(words))
                .hasSize(1));
    }
}
