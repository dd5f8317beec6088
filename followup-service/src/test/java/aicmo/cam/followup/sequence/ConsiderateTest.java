package aicmo.cam.followup.sequence;

import static aicmo.cam.followup.sequence.Histories.ENGINE;
import static aicmo.cam.followup.sequence.Histories.START;
import static aicmo.cam.followup.sequence.Histories.THREE_STEPS;
import static aicmo.cam.followup.sequence.Histories.WITH_QUALIFIED_TRACK;
import static aicmo.cam.followup.sequence.Histories.after;
import static aicmo.cam.followup.sequence.Histories.answer;
import static aicmo.cam.followup.sequence.Histories.away;
import static aicmo.cam.followup.sequence.Histories.decided;
import static aicmo.cam.followup.sequence.Histories.ofTheCompany;
import static aicmo.cam.followup.sequence.Histories.returned;
import static aicmo.cam.followup.sequence.Histories.sent;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.EmailRequested;
import aicmo.cam.events.LeadState;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.followup.calendar.SendingTime;
import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.followup.definition.Rules;
import aicmo.cam.followup.definition.Step;
import aicmo.cam.followup.definition.Track;
import aicmo.cam.followup.definition.Variant;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConsiderateTest {
    private static final Campaign COMPANIES =
            Histories.with(WITH_QUALIFIED_TRACK, new Rules(true, true, SendingTime.ANY, null));
    private static final SendingTime OFFICE =
            new SendingTime(SendingTime.WORKING_WEEK, LocalTime.of(9, 0), LocalTime.of(17, 0), Set.of());

    @Test
    void a_neutral_answer_ends_the_sequence_only_where_the_campaign_says_so() {
        Campaign goesOn = Histories.with(THREE_STEPS, new Rules(false, false, SendingTime.ANY, null));
        Occurrence[] history = {sent(1, ZERO), answer("a", ReplyClass.NEUTRAL, ofDays(1))};
        assertThat(after(THREE_STEPS, history).state()).isEqualTo(LeadState.REPLIED);
        assertThat(after(goesOn, history).state()).isEqualTo(LeadState.CONTACTED);
        assertThat(ENGINE.plan(goesOn).next(after(goesOn, history))).isInstanceOf(Next.Due.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = ReplyClass.class,
            names = {"POSITIVE", "NEGATIVE", "NEUTRAL", "UNSUB"})
    void an_answer_of_somebody_else_stops_the_company_where_the_campaign_says_so(ReplyClass means) {
        Lead lead = after(COMPANIES, sent(1, ZERO), ofTheCompany("a", means, ofDays(1)));
        assertThat(lead.state()).isEqualTo(LeadState.SUPPRESSED);
        assertThat(ENGINE.plan(COMPANIES).stopped(lead)).get().asString().contains("somebody else of the same company");
        assertThat(after(THREE_STEPS, sent(1, ZERO), ofTheCompany("a", means, ofDays(1)))
                        .state())
                .isEqualTo(LeadState.CONTACTED);
    }

    @Test
    void what_a_lead_says_itself_counts_more_than_its_company() {
        Lead lead = after(
                COMPANIES,
                sent(1, ZERO),
                ofTheCompany("a", ReplyClass.NEGATIVE, ofDays(1)),
                answer("b", ReplyClass.POSITIVE, ofDays(2)));
        assertThat(lead.state()).isEqualTo(LeadState.QUALIFIED);
        assertThat(after(COMPANIES, sent(1, ZERO), ofTheCompany("a", ReplyClass.OOO, ofDays(1)))
                        .state())
                .isEqualTo(LeadState.CONTACTED);
    }

    @ParameterizedTest
    @CsvSource({"RESUME, CONTACTED", "QUALIFY, QUALIFIED", "SUPPRESS, SUPPRESSED"})
    void a_person_decides_over_what_was_known_and_not_over_what_comes(Action.Kind kind, LeadState state) {
        Lead decided = after(
                WITH_QUALIFIED_TRACK,
                sent(1, ZERO),
                answer("a", ReplyClass.NEGATIVE, ofDays(1)),
                decided(kind, ofDays(2)));
        assertThat(decided.state()).isEqualTo(state);
        Lead later = ENGINE.apply(WITH_QUALIFIED_TRACK, decided, answer("b", ReplyClass.UNSUB, ofDays(3)), START)
                .lead();
        assertThat(later.state()).isEqualTo(LeadState.UNSUBSCRIBED);
    }

    @Test
    void a_person_does_not_decide_over_an_answer_that_was_there_and_not_yet_understood() {
        Map<ReplyClass, LeadState> ends = Map.of(
                ReplyClass.NEGATIVE, LeadState.SUPPRESSED,
                ReplyClass.POSITIVE, LeadState.QUALIFIED,
                ReplyClass.NEUTRAL, LeadState.REPLIED);
        ends.forEach((means, state) -> assertThat(after(
                                THREE_STEPS,
                                sent(1, ZERO),
                                decided(Action.Kind.RESUME, ofDays(2)),
                                Histories.understoodLate("a", means, ofDays(1), ofDays(3)))
                        .state())
                .isEqualTo(state));
    }

    @Test
    void nobody_decides_over_a_wish_for_no_more_mail() {
        assertThat(after(
                                THREE_STEPS,
                                sent(1, ZERO),
                                answer("a", ReplyClass.UNSUB, ofDays(1)),
                                decided(Action.Kind.RESUME, ofDays(2)))
                        .state())
                .isEqualTo(LeadState.UNSUBSCRIBED);
    }

    @Test
    void a_resumed_lead_no_longer_waits_for_a_return() {
        Lead lead = after(
                THREE_STEPS,
                sent(1, ZERO),
                away("a", ofDays(1), LocalDate.parse("2026-03-30")),
                decided(Action.Kind.RESUME, ofDays(2)));
        assertThat(ENGINE.plan(THREE_STEPS).next(lead)).isEqualTo(due(THREE_STEPS, 1, START.plus(ofDays(3))));
    }

    @Test
    void a_skipped_step_is_not_sent_and_the_next_follows_after_its_own_delay() {
        Occurrence skipped = new Occurrence.Skipped(
                Histories.id("skip"), StepId.of(THREE_STEPS.steps().get(1)), "skipped by bo", START.plus(ofDays(1)));
        Lead lead = after(THREE_STEPS, sent(1, ZERO), skipped);
        assertThat(Histories.had(lead, 2).status()).isEqualTo(StepStatus.NOT_SENT);
        assertThat(ENGINE.plan(THREE_STEPS).next(lead)).isEqualTo(due(THREE_STEPS, 2, START.plus(ofDays(5))));
    }

    @Test
    void a_step_with_the_condition_goes_only_after_one_that_was_delivered() {
        List<Step> steps = THREE_STEPS.steps();
        Step second = steps.get(1);
        Campaign careful = Histories.with(
                THREE_STEPS,
                Rules.USUAL,
                List.of(steps.get(0), Histories.step(second.track(), 2, "3d", true, second.variants()), steps.get(2)));
        assertThat(ENGINE.plan(careful).next(after(careful, sent(1, ZERO))))
                .isEqualTo(due(careful, 1, START.plus(ofDays(3))));
        assertThat(ENGINE.plan(careful).next(after(careful, returned(1, ofDays(1)), sent(1, ZERO))))
                .isEqualTo(due(careful, 2, START.plus(ofDays(4))));
    }

    @Test
    void working_days_and_the_window_are_those_of_the_lead() {
        List<Step> steps = List.of(
                THREE_STEPS.steps().getFirst(),
                Histories.step(
                        Track.MAIN,
                        2,
                        "3 working days",
                        false,
                        THREE_STEPS.steps().get(1).variants()));
        Campaign office = Histories.with(THREE_STEPS, new Rules(true, false, OFFICE, null), steps);
        // Monday, 18:00 in Tokyo: too late for that day
        assertThat(ENGINE.plan(office).next(Histories.lead()))
                .isEqualTo(due(office, 0, Instant.parse("2026-03-03T00:00:00Z")));
        // sent on Thursday at 10:00 in Tokyo: due on Tuesday at 10:00
        Lead sent = after(office, sent(1, ofDays(2).plusHours(16)));
        assertThat(ENGINE.plan(office).next(sent)).isEqualTo(due(office, 1, Instant.parse("2026-03-10T01:00:00Z")));
    }

    @Test
    void a_request_names_its_variant() {
        Step split = Histories.step(
                Track.MAIN,
                1,
                "0d",
                false,
                List.of(new Variant("a", 1, "A", "A", null), new Variant("b", 1, "B", "B", null)));
        Campaign campaign = Histories.with(THREE_STEPS, Rules.USUAL, List.of(split));
        Variant hers = split.variantOf(Histories.lead().id());
        EmailRequested request =
                (EmailRequested) ENGINE.apply(campaign, Histories.lead(), new Occurrence.TimeCame(), START)
                        .events()
                        .getFirst();
        assertThat(request.variant()).isEqualTo(hers.name());
        assertThat(request.subject()).isEqualTo(hers.subject());
    }

    private static Next due(Campaign campaign, int index, Instant at) {
        return new Next.Due(campaign.steps().get(index), at);
    }
}
