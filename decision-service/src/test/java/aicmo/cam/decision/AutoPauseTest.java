package aicmo.cam.decision;

import static aicmo.cam.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import aicmo.cam.events.BounceKind;
import aicmo.cam.events.CampaignPaused;
import aicmo.cam.events.CampaignStarted;
import aicmo.cam.events.EmailBounced;
import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.MailRef;
import aicmo.cam.testing.backing.CamBacking;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Campaigns that pause themselves. Three days, which people have to answer, are three seconds here. */
@QuarkusTest
@TestProfile(Seconds.class)
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "decision"))
class AutoPauseTest {
    private static final CampaignStarted.Thresholds ON = new CampaignStarted.Thresholds(true, null, null, null);
    private static final CampaignStarted.Thresholds OFF = CampaignStarted.Thresholds.OF_THE_INSTALLATION;

    private final Story story = new Story(Instant.now());
    private final Door door = new Door(story.campaign());
    private final List<MailRef> mails = Stream.generate(story::mail).limit(30).toList();

    @Test
    void a_campaign_that_bounces_is_paused_at_once_and_once() {
        door.start(story.started(ON));
        sendAll();
        bounceAll();

        // it is paused as soon as the bounces that were told by then prove it
        CampaignPaused paused = awaitPaused();
        assertThat(paused.by()).isEqualTo("auto");
        assertThat(paused.why())
                .matches(
                        "\\d+ of the last 30 mails bounced, [0-9.]+ %: with 99 % confidence the true rate is above [0-9.]+ %,"
                                + " and the threshold is 4 %\\.");
        assertThat(paused.figures().sent()).isEqualTo(30);
        awaitCounted("bounces");
        awaitPaused();
        door.get("evaluation")
                .body("status", equalTo("PAUSED"))
                .body("decision", equalTo("PAUSE"))
                .body("reason", containsString("of the last 30 mails bounced"))
                .body("thresholds.min_sends", equalTo(4))
                .body("rules.find { it.rule == 'BOUNCE_RATE' }.counted", equalTo(30))
                .body("metrics.bounces", equalTo(30))
                .body("history.action", hasItems("PAUSED", "EVALUATED"));
    }

    @Test
    void a_campaign_that_nobody_answers_is_paused_when_its_mails_had_their_time_and_not_before() {
        door.start(story.started(ON));
        Instant sent = Instant.now();
        sendAll();

        CampaignPaused paused = awaitPaused();
        assertThat(paused.why())
                .isEqualTo(
                        "0 of the last 30 mails that had 3 seconds for it were answered: "
                                + "0 % is below the threshold of 10 %, and with 99 % confidence the true rate is below 15.28 %.");
        assertThat(Duration.between(sent, paused.occurredAt())).isGreaterThan(Duration.ofSeconds(3));
    }

    @Test
    void a_campaign_without_auto_pause_is_only_reported_on() {
        door.start(story.started(OFF));
        sendAll();
        bounceAll();

        eventually().untilAsserted(() -> door.get("evaluation")
                .body("status", equalTo("ACTIVE"))
                .body("decision", equalTo("CONTINUE"))
                .body("reason", containsString("auto-pause is off")));
        assertThat(Wire.heard(CampaignPaused.class, story.campaign())).isEmpty();
    }

    @Test
    void mails_of_a_dry_run_are_counted_and_are_no_evidence() {
        door.start(story.started(ON));
        Instant longAgo = Instant.now().minus(Duration.ofDays(1));
        Wire.tell(mails.stream().map(mail -> story.sent(mail, longAgo, true)).toList());

        eventually().untilAsserted(() -> door.get("evaluation")
                .body("metrics.sent", equalTo(30))
                .body("decision", equalTo("INSUFFICIENT_DATA")));
    }

    @Test
    void a_resumed_campaign_is_judged_by_what_is_sent_from_then_on() {
        door.start(story.started(ON));
        sendAll();
        bounceAll();
        awaitPaused();
        awaitCounted("bounces");

        door.post("resume", "{\"by\": \"anna\"}").statusCode(200);

        door.get("evaluation")
                .body("status", equalTo("ACTIVE"))
                .body("rules.find { it.rule == 'BOUNCE_RATE' }.outcome", equalTo("MUTED"))
                .body("rules.find { it.rule == 'REPLY_RATE' }.of", equalTo(0));
        Story after = story;
        List<MailRef> more = Stream.generate(after::mail).limit(30).toList();
        Wire.tell(more.stream()
                .map(mail -> after.sent(mail, Instant.now().plusMillis(1), false))
                .toList());
        eventually().untilAsserted(() -> assertThat(Wire.heard(CampaignPaused.class, story.campaign()))
                .last()
                .satisfies(again -> assertThat(again.why())
                        .startsWith("Of what was sent since it was resumed: 0 of the last 30 mails")));
    }

    @Test
    void dead_addresses_that_a_mail_server_refuses_pause_a_campaign_as_bounces_do() {
        door.start(story.started(ON));
        Wire.tell(mails.stream()
                .map(mail -> story.refusedAsDead(mail, Instant.now()))
                .toList());

        assertThat(awaitPaused().why()).matches("(\\d+) of the last \\1 mails bounced, 100 %.*");
        awaitCounted("bounces");
        door.get("evaluation")
                .body("metrics.bounces", equalTo(30))
                .body("metrics.refused", equalTo(30))
                .body("metrics.sent", equalTo(0));
    }

    @Test
    void a_campaign_of_which_most_mails_can_not_be_sent_is_paused() {
        door.start(story.started(ON));
        Wire.tell(mails.stream()
                .map(mail -> story.failed(mail, Instant.now(), EmailFailed.Reason.RETRIES_EXHAUSTED))
                .toList());

        assertThat(awaitPaused().why()).matches("(\\d+) of the last \\1 mails could not be sent, 100 %.*");
        door.get("decisions").body("items.reason", hasItem(containsString("could not be sent")));
    }

    private void sendAll() {
        Wire.tell(mails.stream()
                .map(mail -> story.sent(mail, Instant.now(), false))
                .toList());
    }

    private void bounceAll() {
        awaitCounted("sent");
        Wire.tell(mails.stream()
                .map(mail -> story.bounced(mail, BounceKind.HARD, EmailBounced.Via.WEBHOOK))
                .toList());
    }

    /** Waits until the service has counted all events: it reads them in several batches and may pause the campaign after the first. */
    private void awaitCounted(String metric) {
        eventually().untilAsserted(() -> door.get("evaluation").body("metrics." + metric, equalTo(30)));
    }

    private CampaignPaused awaitPaused() {
        UUID campaign = story.campaign();
        eventually().untilAsserted(() -> assertThat(Wire.heard(CampaignPaused.class, campaign))
                .isNotEmpty());
        return assertThat(Wire.heard(CampaignPaused.class, campaign))
                .singleElement()
                .actual();
    }
}
