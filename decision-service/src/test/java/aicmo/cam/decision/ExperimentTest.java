package aicmo.cam.decision;

import static aicmo.cam.testing.Eventually.eventually;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import aicmo.cam.events.BounceKind;
import aicmo.cam.events.CampaignStarted;
import aicmo.cam.events.EmailBounced;
import aicmo.cam.events.MailRef;
import aicmo.cam.events.RecipientUnsubscribed;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.events.ReplyClassified;
import aicmo.cam.messaging.EventId;
import aicmo.cam.testing.backing.CamBacking;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The comparison of variants from outside. A lead has three seconds for its answer. */
@QuarkusTest
@TestProfile(Seconds.class)
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "decision"))
class ExperimentTest {
    private final Instant anHourAgo = Instant.now().minusSeconds(3600);
    private final Story story = new Story(anHourAgo);
    private final Door door = new Door(story.campaign());

    @Test
    void a_variant_that_is_proven_to_be_better_is_the_winner() {
        door.start(story.started(CampaignStarted.Thresholds.OF_THE_INSTALLATION));
        List<MailRef> a = mails("a", 60);
        List<MailRef> b = mails("b", 60);
        Wire.tell(Stream.concat(a.stream(), b.stream()).map(story::sent).toList());
        Wire.tell(b.stream()
                .limit(40)
                .map(mail -> story.reply(mail, ReplyClass.POSITIVE))
                .toList());
        // a lead that answers twice is one that answered
        Wire.tell(story.reply(b.getFirst(), ReplyClass.POSITIVE), story.reply(a.getFirst(), ReplyClass.NEUTRAL));
        Wire.tell(
                story.bounced(a.get(1), BounceKind.HARD, EmailBounced.Via.WEBHOOK),
                story.unsubscribed(a.get(2), RecipientUnsubscribed.Via.COMPLAINT));

        eventually().untilAsserted(() -> door.get("experiment")
                .statusCode(200)
                .body("reply_wait", equalTo("PT3S"))
                .body("false_winner_rate", equalTo(0.01f))
                .body("steps", hasSize(1))
                .body("steps[0].track", equalTo("main"))
                .body("steps[0].step", equalTo(1))
                .body("steps[0].winner", equalTo("b"))
                .body("steps[0].variants.variant", equalTo(List.of("a", "b")))
                .body("steps[0].variants.state", equalTo(List.of("LOSER", "WINNER")))
                .body("steps[0].variants.counted", equalTo(List.of(60, 60)))
                .body("steps[0].variants.positive", equalTo(List.of(0, 40)))
                .body("steps[0].variants.bounces", equalTo(List.of(1, 0)))
                .body("steps[0].variants.opted_out", equalTo(List.of(1, 0)))
                .body("steps[0].variants.complaints", equalTo(List.of(1, 0)))
                .body("steps[0].variants[1].lower", allOf(greaterThan(0.2f), lessThan(0.66f)))
                .body("steps[0].variants[1].upper", allOf(greaterThan(0.67f), lessThan(0.95f))));
    }

    @Test
    void a_lead_counts_when_its_time_is_over_and_by_an_answer_within_it() {
        door.start(story.started(CampaignStarted.Thresholds.OF_THE_INSTALLATION));
        List<MailRef> a = mails("a", 3);
        MailRef inTime = a.get(0);
        MailRef corrected = a.get(2);
        UUID inbound = EventId.next();
        MailRef tooNew = story.mail(1, "b");
        MailRef rehearsed = story.mail(1, "b");
        Wire.tell(a.stream().map(story::sent).toList());
        Wire.tell(
                story.sent(tooNew, Instant.now().plusSeconds(600), false),
                story.sent(rehearsed, anHourAgo, true),
                story.sent(story.mail(2, (String) null), anHourAgo, false));
        Wire.tell(
                story.reply(inTime, ReplyClass.POSITIVE),
                story.reply(tooNew, ReplyClass.POSITIVE),
                at(anHourAgo.plusSeconds(60), story.reply(a.get(1), ReplyClass.POSITIVE)),
                at(anHourAgo.plusSeconds(60), story.corrected(corrected, inbound, ReplyClass.POSITIVE)));

        eventually().untilAsserted(() -> door.get("experiment")
                .body("steps.step", equalTo(List.of(1)))
                .body("steps[0].winner", nullValue())
                .body("steps[0].reason", containsString("no lead of b had its time for an answer yet"))
                .body("steps[0].variants.mailed", equalTo(List.of(3, 1)))
                .body("steps[0].variants.counted", equalTo(List.of(3, 0)))
                .body("steps[0].variants.positive", equalTo(List.of(2, 0)))
                .body("steps[0].variants.state", equalTo(List.of("RUNNING", "RUNNING"))));
    }

    @Test
    void a_campaign_without_variants_has_nothing_to_compare() {
        door.get("experiment").statusCode(404).body("detail", containsString("there is no started campaign"));
        door.start(story.started(CampaignStarted.Thresholds.OF_THE_INSTALLATION));

        door.get("experiment").statusCode(200).body("steps", hasSize(0));
    }

    private List<MailRef> mails(String variant, int count) {
        return Stream.generate(() -> story.mail(1, variant)).limit(count).toList();
    }

    private static ReplyClassified at(Instant at, ReplyClassified reply) {
        return new ReplyClassified(
                reply.eventId(),
                at,
                reply.inboundId(),
                reply.email(),
                Story.RECIPIENT,
                Story.RECIPIENT,
                reply.replyClass(),
                0.9,
                "it says so",
                List.of(),
                null,
                null,
                false,
                at,
                reply.correctedBy(),
                "rules-1");
    }
}
