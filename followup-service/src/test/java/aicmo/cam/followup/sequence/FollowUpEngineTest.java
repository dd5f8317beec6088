package aicmo.cam.followup.sequence;

import static aicmo.cam.followup.sequence.Histories.ENGINE;
import static aicmo.cam.followup.sequence.Histories.START;
import static aicmo.cam.followup.sequence.Histories.THREE_STEPS;
import static aicmo.cam.followup.sequence.Histories.WITH_QUALIFIED_TRACK;
import static aicmo.cam.followup.sequence.Histories.after;
import static aicmo.cam.followup.sequence.Histories.answer;
import static aicmo.cam.followup.sequence.Histories.corrected;
import static aicmo.cam.followup.sequence.Histories.id;
import static aicmo.cam.followup.sequence.Histories.lead;
import static aicmo.cam.followup.sequence.Histories.ofTheAddress;
import static aicmo.cam.followup.sequence.Histories.sent;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.EmailRequested;
import aicmo.cam.events.LeadChanged;
import aicmo.cam.events.LeadState;
import aicmo.cam.events.ReplyClass;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FollowUpEngineTest {
    @ParameterizedTest
    @CsvSource({
        "POSITIVE, QUALIFIED",
        "NEGATIVE, SUPPRESSED",
        "UNSUB, UNSUBSCRIBED",
        "NEUTRAL, REPLIED",
        "OOO, CONTACTED",
        "BOUNCE, CONTACTED",
    })
    void an_answer_moves_a_contacted_lead_by_what_it_means(ReplyClass means, LeadState state) {
        Lead contacted = after(THREE_STEPS, sent(1, ZERO));
        assertThat(contacted.state()).isEqualTo(LeadState.CONTACTED);

        Outcome outcome = ENGINE.apply(THREE_STEPS, contacted, answer("a", means, ofDays(1)), START);

        assertThat(outcome.lead().state()).isEqualTo(state);
        assertThat(outcome.events()).hasSize(state == LeadState.CONTACTED ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource({
        "POSITIVE, NEGATIVE, SUPPRESSED",
        "NEGATIVE, POSITIVE, SUPPRESSED",
        "POSITIVE, NEUTRAL, QUALIFIED",
        "NEUTRAL, POSITIVE, QUALIFIED",
        "NEUTRAL, NEGATIVE, SUPPRESSED",
        "UNSUB, POSITIVE, UNSUBSCRIBED",
        "POSITIVE, UNSUB, UNSUBSCRIBED",
        "NEGATIVE, UNSUB, UNSUBSCRIBED",
        "OOO, POSITIVE, QUALIFIED",
        "BOUNCE, NEUTRAL, REPLIED",
    })
    void of_two_answers_the_one_that_asks_for_less_mail_wins(ReplyClass first, ReplyClass second, LeadState state) {
        assertThat(after(THREE_STEPS, sent(1, ZERO), answer("a", first, ofDays(1)), answer("b", second, ofDays(2)))
                        .state())
                .isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "NEGATIVE, POSITIVE, QUALIFIED",
        "UNSUB, NEUTRAL, REPLIED",
        "POSITIVE, OOO, CONTACTED",
        "NEUTRAL, UNSUB, UNSUBSCRIBED",
    })
    void a_persons_correction_takes_the_place_of_the_verdict(
            ReplyClass verdict, ReplyClass correction, LeadState state) {
        Occurrence first = answer("a", verdict, ofDays(1));
        Occurrence second = corrected("a", correction, ofDays(1));
        assertThat(after(THREE_STEPS, sent(1, ZERO), first, second).state()).isEqualTo(state);
        assertThat(after(THREE_STEPS, second, first, sent(1, ZERO)).state()).isEqualTo(state);
    }

    @Test
    void an_opt_out_by_the_link_is_final_whatever_is_corrected() {
        assertThat(after(
                                THREE_STEPS,
                                sent(1, ZERO),
                                new Occurrence.OptedOut(id("out"), "unsubscribed by the link"),
                                corrected("a", ReplyClass.POSITIVE, ofDays(1)))
                        .state())
                .isEqualTo(LeadState.UNSUBSCRIBED);
    }

    @Test
    void an_answer_that_comes_before_the_news_that_the_mail_was_sent_counts() {
        assertThat(after(THREE_STEPS, answer("a", ReplyClass.POSITIVE, ofDays(1)), sent(1, ZERO))
                        .state())
                .isEqualTo(LeadState.QUALIFIED);
    }

    @Test
    void what_came_from_the_address_to_another_campaign_counts_only_as_an_opt_out() {
        assertThat(after(THREE_STEPS, ofTheAddress("a", ReplyClass.POSITIVE, ZERO))
                        .state())
                .isEqualTo(LeadState.NEW);
        assertThat(after(THREE_STEPS, ofTheAddress("a", ReplyClass.NEGATIVE, ZERO))
                        .state())
                .isEqualTo(LeadState.NEW);
        assertThat(after(THREE_STEPS, ofTheAddress("a", ReplyClass.UNSUB, ZERO)).state())
                .isEqualTo(LeadState.UNSUBSCRIBED);
    }

    @Test
    void a_change_says_from_where_to_where_why_and_by_which_event() {
        Occurrence.Answered no = (Occurrence.Answered) answer("a", ReplyClass.NEGATIVE, ofDays(1));
        Outcome outcome = ENGINE.apply(THREE_STEPS, after(THREE_STEPS, sent(1, ZERO)), no, START);

        assertThat(outcome.events()).singleElement().isInstanceOfSatisfying(LeadChanged.class, change -> {
            assertThat(change.from()).isEqualTo(LeadState.CONTACTED);
            assertThat(change.to()).isEqualTo(LeadState.SUPPRESSED);
            assertThat(change.why()).isEqualTo("declined: says so");
            assertThat(change.cause()).isEqualTo(no.verdict().eventId());
            assertThat(change.recipient()).isEqualTo("bo@umibe.example");
        });
    }

    @Test
    void the_same_news_twice_changes_nothing() {
        Lead once = after(THREE_STEPS, sent(1, ZERO), answer("a", ReplyClass.NEUTRAL, ofDays(1)));
        for (Occurrence again : List.of(sent(1, ZERO), answer("a", ReplyClass.NEUTRAL, ofDays(1)))) {
            assertThat(ENGINE.apply(THREE_STEPS, once, again, START)).isEqualTo(new Outcome(once, List.of()));
        }
    }

    @Test
    void a_due_step_is_asked_for_once_and_with_all_that_the_sender_needs() {
        Outcome outcome = ENGINE.apply(THREE_STEPS, lead(), new Occurrence.TimeCame(), START);

        assertThat(outcome.events()).singleElement().isInstanceOfSatisfying(EmailRequested.class, request -> {
            StepId first = StepId.of(THREE_STEPS.steps().getFirst());
            assertThat(request.requestId()).isEqualTo(FollowUpEngine.requestId(lead(), first));
            assertThat(request.stepId()).isEqualTo(first.id());
            assertThat(request.step()).isEqualTo(1);
            assertThat(request.track()).isEqualTo("main");
            assertThat(request.subject()).isEqualTo("Hello");
            assertThat(request.from()).isEqualTo("Anna <anna@acme.example>");
            assertThat(request.timeZone()).isEqualTo("Asia/Tokyo");
            assertThat(request.variables())
                    .containsEntry("first_name", "Bo")
                    .containsEntry("industry", "fish")
                    .containsEntry("email", "bo@umibe.example")
                    .doesNotContainKey("last_name");
        });
        assertThat(ENGINE.apply(THREE_STEPS, outcome.lead(), new Occurrence.TimeCame(), START.plus(ofDays(99)))
                        .events())
                .isEmpty();
    }

    @Test
    void after_the_last_step_and_the_wait_a_silent_lead_is_exhausted_and_an_answer_still_moves_it() {
        Lead silent = after(THREE_STEPS, sent(1, ZERO), sent(2, ofDays(3)), sent(3, ofDays(7)));
        assertThat(at(silent, ofDays(12).minusNanos(1)).state()).isEqualTo(LeadState.CONTACTED);

        Lead exhausted = at(silent, ofDays(12));

        assertThat(exhausted.state()).isEqualTo(LeadState.EXHAUSTED);
        assertThat(ENGINE.apply(THREE_STEPS, exhausted, answer("a", ReplyClass.POSITIVE, ofDays(20)), START)
                        .lead()
                        .state())
                .isEqualTo(LeadState.QUALIFIED);
    }

    @Test
    void a_qualified_lead_goes_on_with_the_qualified_track() {
        Lead qualified = after(WITH_QUALIFIED_TRACK, sent(1, ZERO), answer("a", ReplyClass.POSITIVE, ofDays(1)));
        Outcome outcome = ENGINE.apply(
                WITH_QUALIFIED_TRACK,
                qualified,
                new Occurrence.TimeCame(),
                START.plus(ofDays(1)).plus(Duration.ofHours(2)));

        assertThat(outcome.events()).singleElement().isInstanceOfSatisfying(EmailRequested.class, request -> {
            assertThat(request.track()).isEqualTo("qualified");
            assertThat(request.step()).isEqualTo(1);
        });
    }

    private static Lead at(Lead lead, Duration after) {
        return ENGINE.apply(THREE_STEPS, lead, new Occurrence.TimeCame(), START.plus(after))
                .lead();
    }
}
