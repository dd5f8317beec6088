package aicmo.cam.decision;

import static aicmo.cam.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import aicmo.cam.events.BounceKind;
import aicmo.cam.events.CampaignPaused;
import aicmo.cam.events.CampaignResumed;
import aicmo.cam.events.CampaignStarted;
import aicmo.cam.events.EmailBounced;
import aicmo.cam.events.EmailSent;
import aicmo.cam.events.MailRef;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.testing.backing.CamBacking;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The service from outside: events in, events out, and HTTP. */
@QuarkusTest
@TestProfile(Seconds.class)
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "decision"))
class DecisionServiceTest {
    private static final CampaignStarted.Thresholds OFF = CampaignStarted.Thresholds.OF_THE_INSTALLATION;

    private final Story story = new Story(Instant.now());
    private final Door door = new Door(story.campaign());
    private final List<MailRef> mails = Stream.generate(story::mail).limit(6).toList();

    @Test
    void counters_and_rates_are_told() {
        Wire.tell(story.reply(mails.get(0), ReplyClass.POSITIVE));
        Wire.tell(mails.stream().map(story::queued).toList());
        Wire.tell(mails.stream().limit(4).map(story::sent).toList());
        Wire.tell(story.failed(mails.get(5)));
        Wire.tell(story.reply(mails.get(1), ReplyClass.NEGATIVE), story.reply(mails.get(2), ReplyClass.OOO));
        Wire.tell(story.bounced(mails.get(3), BounceKind.HARD, EmailBounced.Via.WEBHOOK));

        eventually().untilAsserted(() -> door.get("metrics")
                .statusCode(200)
                .body("campaign_id", equalTo(story.campaign().toString()))
                .body("queued", equalTo(6))
                .body("sent", equalTo(4))
                .body("failed", equalTo(1))
                .body("replies", equalTo(2))
                .body("positive", equalTo(1))
                .body("negative", equalTo(1))
                .body("neutral", equalTo(0))
                .body("out_of_office", equalTo(1))
                .body("bounces", equalTo(1))
                .body("hard_bounces", equalTo(1))
                .body("reply_rate", equalTo(0.5f))
                .body("positive_rate", equalTo(0.5f))
                .body("bounce_rate", equalTo(0.25f)));
    }

    @Test
    void the_counters_of_steps_variants_and_days_are_told_and_add_up() {
        MailRef first = story.mail(1, "a");
        MailRef second = story.mail(2, (String) null);
        Wire.tell(
                story.sent(first, Instant.parse("2026-03-02T23:00:00Z"), false),
                story.sent(second, Instant.parse("2026-03-05T09:00:00Z"), false),
                story.queued(story.mail(1, "b")),
                story.reply(first, ReplyClass.POSITIVE));

        eventually().untilAsserted(() -> door.get("metrics/parts?by=step,variant,day")
                .statusCode(200)
                .body("items.step", equalTo(List.of(1, 1, 2)))
                .body("items.variant", equalTo(Arrays.asList("a", "b", null)))
                .body("items.day", equalTo(Arrays.asList("2026-03-02", null, "2026-03-05")))
                .body("items.sent", equalTo(List.of(1, 0, 1)))
                .body("items.replies", equalTo(List.of(1, 0, 0)))
                .body("items[0].reply_rate", equalTo(1.0f)));
        door.get("metrics/parts?by=step").body("items.sent", equalTo(List.of(1, 1)));
        door.get("metrics/parts?by=moon").statusCode(400).body("detail", containsString("step, variant, day"));
    }

    @Test
    void a_part_whose_events_moved_to_another_is_not_listed() {
        MailRef mail = story.mail(1, "a");
        Wire.tell(story.reply(mail, ReplyClass.POSITIVE));
        eventually().untilAsserted(() -> door.get("metrics/parts?by=day").body("items.replies", equalTo(List.of(1))));

        Wire.tell(story.sent(mail, Instant.parse("2026-03-02T23:00:00Z"), false));

        eventually().untilAsserted(() -> door.get("metrics/parts?by=step,variant,day")
                .body("items.variant", equalTo(List.of("a")))
                .body("items.day", equalTo(List.of("2026-03-02")))
                .body("items.sent", equalTo(List.of(1)))
                .body("items.replies", equalTo(List.of(1))));
    }

    @Test
    void a_person_sets_a_campaigns_own_thresholds() {
        door.start(story.started(new CampaignStarted.Thresholds(true, 0.2, null, null)));

        door.put("thresholds", "{\"bounce_rate\": 0.5, \"min_sends\": 10}")
                .statusCode(200)
                .body("auto_pause", equalTo(true))
                .body("reply_rate", equalTo(0.2f))
                .body("bounce_rate", equalTo(0.5f));
        door.get("evaluation").body("thresholds.bounce_rate", equalTo(0.5f)).body("thresholds.min_sends", equalTo(10));
        door.put("thresholds", "{\"bounce_rate\": 2}").statusCode(422);
        door.put("thresholds", "{\"bounce_rate_threshold\": 0.5}")
                .statusCode(422)
                .body(
                        "detail",
                        containsString("bounce_rate_threshold there is no such property; did you mean bounce_rate?"));
        door.put("thresholds", door.get("thresholds").extract().asString()).statusCode(200);
    }

    @Test
    void every_decision_is_listed_with_what_each_rule_said() {
        door.start(story.started(OFF));
        door.get("evaluation").statusCode(200);
        door.post("pause", "{\"by\": \"anna\"}").statusCode(200);
        door.post("resume", "{\"by\": \"ben\", \"mute_for\": \"PT1H\"}").statusCode(200);

        List<Map<String, Object>> all =
                door.get("decisions").statusCode(200).extract().path("items");
        assertThat(all).extracting(entry -> entry.get("action")).containsSubsequence("RESUMED", "PAUSED", "EVALUATED");
        assertThat(all).extracting(entry -> entry.get("by")).containsSubsequence("ben", "anna", "auto");
        door.get("decisions?limit=1&after=" + all.get(all.size() - 2).get("decision_id"))
                .body("items.decision_id", equalTo(List.of(all.getLast().get("decision_id"))))
                .body("items[0].rules.rule", hasItems("BOUNCE_RATE", "REPLY_RATE"))
                .body("next", nullValue());
        door.get("decisions?after=yesterday").statusCode(400);
    }

    @Test
    void a_started_campaign_of_which_nothing_was_sent_has_rates_of_zero() {
        door.start(story.started(OFF));

        door.get("metrics").statusCode(200).body("sent", equalTo(0)).body("reply_rate", equalTo(0.0f));
        door.get("evaluation").statusCode(200).body("decision", equalTo("INSUFFICIENT_DATA"));
    }

    @Test
    void an_event_that_comes_twice_counts_once() {
        EmailSent sent = story.sent(mails.get(0));
        Wire.tell(sent, sent, story.sent(mails.get(0)), story.sent(mails.get(1)));

        eventually().untilAsserted(() -> door.get("metrics").body("sent", equalTo(2)));
    }

    @Test
    void pausing_and_resuming_by_hand_tell_each_change_once() {
        door.start(story.started(OFF));
        long paused = door.post("pause", "{\"by\": \"anna\", \"why\": \"the offer is wrong\"}")
                .statusCode(200)
                .body("status", equalTo("PAUSED"))
                .body("by", equalTo("anna"))
                .body("why", equalTo("the offer is wrong"))
                .extract()
                .jsonPath()
                .getLong("revision");
        assertThat(paused)
                .as("no less than the time, so that it counts more than what was told before a restore")
                .isBetween(
                        Instant.now().minusSeconds(60).toEpochMilli(),
                        Instant.now().plusSeconds(1).toEpochMilli());
        door.post("pause", "{\"by\": \"ben\"}")
                .statusCode(200)
                .body("revision", equalTo(paused))
                .body("by", equalTo("anna"));
        door.post("resume").statusCode(200).body("status", equalTo("ACTIVE"));
        door.post("resume", "{}").statusCode(200).body("by", equalTo("a person"));

        eventually().untilAsserted(() -> assertThat(Wire.heard(CampaignResumed.class, story.campaign()))
                .singleElement()
                .matches(resumed -> resumed.revision() > paused, "counts more than the pause"));
        assertThat(Wire.heard(CampaignPaused.class, story.campaign()))
                .singleElement()
                .returns("anna", CampaignPaused::by);
        door.get("evaluation").body("history.action", equalTo(List.of("EVALUATED", "RESUMED", "PAUSED")));
    }

    @Test
    void an_unknown_campaign_is_a_problem_that_says_so() {
        for (String what : List.of("metrics", "evaluation")) {
            door.get(what)
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("detail", containsString("there is no started campaign " + story.campaign()));
        }
        door.post("resume", "{}").statusCode(404);
    }

    @Test
    void nobody_may_pause_in_the_name_of_the_rules() {
        door.start(story.started(OFF));

        door.post("pause", "{\"by\": \"auto\"}").statusCode(422).body("errors[0].field", equalTo("by"));
    }
}
