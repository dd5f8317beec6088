package aicmo.cam.followup;

import static aicmo.cam.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.EmailRequested;
import aicmo.cam.events.LeadState;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.testing.backing.CamBacking;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sequences from outside. A day is a second. */
@QuarkusTest
@TestProfile(QuickDays.class)
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "followup"))
class SequenceTest {

    @Test
    void a_silent_lead_gets_every_step_in_time_and_is_then_exhausted_and_the_campaign_finished() {
        try (Story story = new Story(Story.threeSteps("Hi {{ first_name | default: 'there' }}"))) {
            story.importCsv("email,first_name\nbo@umibe.example,\n").statusCode(200);
            story.start().body("status", equalTo("ACTIVE"));

            EmailRequested last = null;
            for (int step = 1; step <= 3; step++) {
                int number = step;
                EmailRequested request = story.request(r -> r.step() == number);
                if (last != null) {
                    assertThat(Duration.between(last.occurredAt(), request.occurredAt()))
                            .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
                }
                story.sent(request);
                last = request;
            }
            assertThat(story.change(c -> c.to() == LeadState.CONTACTED).from()).isEqualTo(LeadState.NEW);
            assertThat(story.change(c -> c.to() == LeadState.EXHAUSTED).cause()).isNull();
            story.shown().body("status", equalTo("FINISHED")).body("states.EXHAUSTED", equalTo(1));
            story.leads()
                    .body("items[0].steps.status", equalTo(List.of("SENT", "SENT", "SENT", "NOT_SENT")))
                    .body("items[0].steps[3].reason", containsString("nobody answered"));
            story.lead(last.leadId()).body("history.to", equalTo(List.of("CONTACTED", "EXHAUSTED")));
            assertThat(story.starts()).hasSize(1);
            assertThat(story.requests()).hasSize(3);
        }
    }

    @Test
    void a_positive_answer_that_overtakes_the_sent_mail_qualifies_and_the_qualified_track_begins() {
        try (Story story = new Story(Story.threeSteps("Hi"))) {
            story.importCsv("email\nbo@umibe.example\n");
            story.start();
            EmailRequested first = story.request(r -> r.step() == 1);

            story.answered(first, UUID.randomUUID(), ReplyClass.POSITIVE, null);
            assertThat(story.change(c -> c.to() == LeadState.QUALIFIED).why()).contains("answered positively");
            story.sent(first);
            story.sent(first);

            EmailRequested qualified = story.request(r -> r.track().equals("qualified"));
            story.sent(qualified);
            eventually().untilAsserted(() -> story.leads()
                    .body("items[0].state", equalTo("QUALIFIED"))
                    .body("items[0].steps.status", equalTo(List.of("SENT", "NOT_SENT", "NOT_SENT", "SENT"))));
            assertThat(story.requests()).hasSize(2);
        }
    }

    @Test
    void a_refused_address_ends_the_sequence_and_a_cancelled_step_is_not_sent() {
        try (Story story = new Story(Story.threeSteps("Hi"))) {
            story.importCsv("email\na@umibe.example\nb@umibe.example\n");
            story.start();
            EmailRequested refused = story.request(r -> r.recipient().startsWith("a"));
            EmailRequested cancelled = story.request(r -> r.recipient().startsWith("b"));
            story.failed(refused, EmailFailed.Reason.SUPPRESSED);
            story.answered(cancelled, UUID.randomUUID(), ReplyClass.NEGATIVE, null);
            story.failed(cancelled, EmailFailed.Reason.CANCELLED);

            eventually().untilAsserted(() -> story.shown().body("status", equalTo("FINISHED")));
            story.lead(refused.leadId())
                    .body("state", equalTo("NEW"))
                    .body("stopped_reason", containsString("SUPPRESSED: as it is"))
                    .body("steps.status", equalTo(List.of("FAILED", "NOT_SENT", "NOT_SENT", "NOT_SENT")));
            // the answer comes on a topic of its own, before or after what became of the step
            eventually().untilAsserted(() -> story.lead(cancelled.leadId()).body("state", equalTo("SUPPRESSED")));
            story.lead(cancelled.leadId())
                    .body("steps[0].status", equalTo("NOT_SENT"))
                    .body("steps[0].reason", containsString("CANCELLED"))
                    .body("steps[1].reason", containsString("declined"));
        }
    }

    @Test
    void a_lead_goes_on_where_it_stood_when_its_failed_step_is_tried_again() {
        try (Story story = new Story(Story.threeSteps("Hi"))) {
            story.importCsv("email\nagain@umibe.example\n");
            story.start();
            EmailRequested first = story.request(r -> r.step() == 1);
            story.failed(first, EmailFailed.Reason.REJECTED);
            eventually().untilAsserted(() -> story.lead(first.leadId())
                    .body("stopped_reason", containsString("REJECTED: as it is")));

            story.retried(first, 1);

            eventually().untilAsserted(() -> story.lead(first.leadId())
                    .body("steps[0].status", equalTo("REQUESTED"))
                    .body("stopped_reason", nullValue()));
            story.sent(first);
            assertThat(story.request(r -> r.step() == 2).leadId()).isEqualTo(first.leadId());
        }
    }

    @Test
    void an_address_that_is_refused_as_dead_at_the_hand_over_ends_every_lead_that_has_it() {
        try (Story story = new Story(Story.threeSteps("Hi"));
                Story other = new Story(Story.threeSteps("Hello"))) {
            story.importCsv("email\ndead@umibe.example\n");
            other.importCsv("email\ndead@umibe.example\n");
            story.start();
            other.start();
            EmailRequested first = story.request(r -> r.step() == 1);
            EmailRequested elsewhere = other.request(r -> r.step() == 1);

            story.refusedAsDead(first);
            other.sent(elsewhere);

            eventually().untilAsserted(() -> story.lead(first.leadId())
                    .body("stopped_reason", containsString("hard bounce 5.1.1"))
                    .body("steps[0].status", equalTo("FAILED")));
            eventually().untilAsserted(() -> other.lead(elsewhere.leadId())
                    .body("stopped_reason", containsString("hard bounce 5.1.1")));
        }
    }

    @Test
    void an_opt_out_by_address_stops_the_lead_of_every_campaign() {
        try (Story one = new Story(Story.threeSteps("Hi"));
                Story two = new Story(Story.threeSteps("Hello"))) {
            one.importCsv("email\nStop.Me@umibe.example\n");
            two.importCsv("email\nstop.me@UMIBE.example\n");
            one.start();
            one.request(r -> r.step() == 1);

            one.unsubscribed("stop.me@umibe.example");

            assertThat(one.change(c -> c.to() == LeadState.UNSUBSCRIBED).why()).contains("link");
            two.change(c -> c.to() == LeadState.UNSUBSCRIBED);
            two.leads().body("items[0].tags", equalTo(List.of("unsubscribed")));
            two.start().body("status", equalTo("FINISHED"));
            assertThat(two.requests()).isEmpty();
        }
    }

    @Test
    void a_correction_lets_a_lead_move_back_and_on() {
        try (Story story = new Story(Story.threeSteps("Hi"))) {
            story.importCsv("email\nbo@umibe.example\n");
            story.start();
            EmailRequested first = story.request(r -> r.step() == 1);
            story.sent(first);
            story.change(c -> c.to() == LeadState.CONTACTED);
            UUID inbound = UUID.randomUUID();
            story.answered(first, inbound, ReplyClass.NEGATIVE, null);
            story.change(c -> c.to() == LeadState.SUPPRESSED);

            story.answered(first, inbound, ReplyClass.OOO, "bo");

            assertThat(story.change(c -> c.from() == LeadState.SUPPRESSED).to()).isEqualTo(LeadState.CONTACTED);
            story.request(r -> r.step() == 2);
        }
    }

    @Test
    void a_paused_campaign_asks_for_nothing_until_it_is_resumed_whatever_the_order_of_the_news() {
        try (Story story = new Story(Story.threeSteps("Hi"))) {
            story.paused(3);
            eventually().untilAsserted(() -> story.shown().body("paused_why", equalTo("too few answers")));
            story.importCsv("email\nbo@umibe.example\n");
            story.resumed(2);
            story.start().body("status", equalTo("PAUSED"));
            story.leads()
                    .body("items[0].steps[0].status", equalTo("PENDING"))
                    .body("items[0].steps[0].reason", containsString("paused: too few answers"));
            eventually().during(Duration.ofSeconds(2)).until(() -> story.requests()
                    .isEmpty());

            story.resumed(4);

            story.request(r -> r.step() == 1);
            story.shown().body("status", equalTo("ACTIVE"));
        }
    }

    @Test
    void a_thousand_leads_are_each_asked_for_once_and_those_that_come_later_join_at_once() {
        try (Story story = new Story(Story.threeSteps("Hi"))) {
            story.start().body("status", equalTo("ACTIVE")).body("leads", equalTo(0));
            String list = IntStream.range(0, 1_000)
                    .mapToObj(i -> "lead" + i + "@umibe.example\n")
                    .collect(Collectors.joining());
            story.importCsv("email\n" + list).body("imported", equalTo(1_000));

            eventually().until(() -> story.requests().size() >= 1_000);
            assertThat(story.requests())
                    .extracting(EmailRequested::requestId)
                    .hasSize(1_000)
                    .doesNotHaveDuplicates();
            String next = story.leads().body("items", hasSize(500)).extract().path("next");
            given().get("/api/cam/campaigns/" + story.campaign + "/leads?limit=500&state=new&after=" + next)
                    .then()
                    .body("items", hasSize(500))
                    .body("next", equalTo(null));
        }
    }
}
