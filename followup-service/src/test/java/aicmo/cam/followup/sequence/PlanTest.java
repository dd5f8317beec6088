package aicmo.cam.followup.sequence;

import static aicmo.cam.followup.sequence.Histories.ENGINE;
import static aicmo.cam.followup.sequence.Histories.START;
import static aicmo.cam.followup.sequence.Histories.THREE_STEPS;
import static aicmo.cam.followup.sequence.Histories.WITH_QUALIFIED_TRACK;
import static aicmo.cam.followup.sequence.Histories.after;
import static aicmo.cam.followup.sequence.Histories.answer;
import static aicmo.cam.followup.sequence.Histories.away;
import static aicmo.cam.followup.sequence.Histories.failed;
import static aicmo.cam.followup.sequence.Histories.hardBounce;
import static aicmo.cam.followup.sequence.Histories.id;
import static aicmo.cam.followup.sequence.Histories.lead;
import static aicmo.cam.followup.sequence.Histories.sent;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.LeadState;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.followup.calendar.LeadDays;
import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.followup.definition.Track;
import aicmo.cam.messaging.days.DayLength;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlanTest {
    @Test
    void the_first_step_is_due_when_the_lead_joins() {
        assertDue(next(THREE_STEPS, lead()), "main 1", START);
    }

    @Test
    void nothing_is_due_before_the_campaign_starts() {
        Lead early = Lead.fresh(id("lead"), id("campaign"), lead().person(), null);
        assertThat(next(THREE_STEPS, early)).isInstanceOf(Next.Waiting.class);
    }

    @Test
    void without_an_answer_the_next_step_follows_after_its_delay() {
        assertDue(next(THREE_STEPS, after(THREE_STEPS, sent(1, ofHours(5)))), "main 2", START.plus(ofHours(5 + 72)));
    }

    @Test
    void while_the_sender_has_a_step_nothing_else_is_due() {
        Lead asked = after(THREE_STEPS, new Occurrence.TimeCame());
        assertThat(next(THREE_STEPS, asked)).isInstanceOf(Next.Waiting.class);
    }

    @Test
    void an_absence_holds_the_next_step_back_until_the_working_day_after_the_return_in_the_leads_zone() {
        Lead away = after(THREE_STEPS, sent(1, ZERO), away("a", ofDays(1), LocalDate.parse("2026-03-20")));
        assertDue(next(THREE_STEPS, away), "main 2", Instant.parse("2026-03-22T15:00:00Z"));
    }

    @Test
    void an_absence_that_ends_before_the_step_is_due_changes_nothing() {
        Lead away = after(THREE_STEPS, sent(1, ZERO), away("a", ofHours(1), LocalDate.parse("2026-03-03")));
        assertDue(next(THREE_STEPS, away), "main 2", START.plus(ofDays(3)));
    }

    @Test
    void an_absence_without_an_end_in_sight_holds_back_for_90_days_at_most() {
        Lead away = after(THREE_STEPS, sent(1, ZERO), away("a", ZERO, LocalDate.parse("9999-12-31")));
        assertDue(next(THREE_STEPS, away), "main 2", START.plus(ofDays(90)));
    }

    @Test
    void delays_and_absences_shrink_with_the_day() {
        FollowUpEngine fast = new FollowUpEngine(new LeadDays(new DayLength(Duration.ofSeconds(2)), ZoneOffset.UTC));
        Lead sent = after(THREE_STEPS, sent(1, ZERO));
        assertDue(fast.plan(THREE_STEPS).next(sent), "main 2", START.plusSeconds(6));
        Lead away = after(THREE_STEPS, sent(1, ZERO), away("a", ofHours(6), LocalDate.parse("2026-03-16")));
        assertDue(
                fast.plan(THREE_STEPS).next(away),
                "main 2",
                START.plus(ofHours(6)).plusSeconds(28));
    }

    @ParameterizedTest
    @EnumSource(
            value = EmailFailed.Reason.class,
            names = {"SUPPRESSED", "INVALID_ADDRESS", "REJECTED", "NOT_ALLOWED", "TEMPLATE"})
    void a_refusal_that_the_next_step_would_meet_as_well_ends_the_sequence(EmailFailed.Reason reason) {
        Lead lead = after(THREE_STEPS, sent(1, ZERO), failed(2, reason, ofDays(3)));
        assertThat(lead.state()).isEqualTo(LeadState.CONTACTED);
        assertThat(next(THREE_STEPS, lead))
                .isEqualTo(new Next.Over("step main 2 was not sent: " + reason + ": as it is"));
    }

    @ParameterizedTest
    @EnumSource(
            value = EmailFailed.Reason.class,
            names = {"RETRIES_EXHAUSTED", "CANCELLED"})
    void another_failure_skips_its_step_unless_nothing_went_before(EmailFailed.Reason reason) {
        Lead reached = after(THREE_STEPS, sent(1, ZERO), failed(2, reason, ofDays(3)));
        assertDue(next(THREE_STEPS, reached), "main 3", START.plus(ofDays(7)));
        Lead never = after(THREE_STEPS, failed(1, reason, ZERO));
        assertThat(next(THREE_STEPS, never)).isInstanceOf(Next.Over.class);
        assertThat(never.state()).isEqualTo(LeadState.NEW);
    }

    @Test
    void a_step_whose_text_the_lead_had_already_is_passed_over_and_the_sequence_goes_on() {
        Lead lead = after(THREE_STEPS, failed(1, EmailFailed.Reason.DUPLICATE, ZERO));
        assertDue(next(THREE_STEPS, lead), "main 2", START.plus(ofDays(3)));
    }

    @Test
    void a_hard_bounce_ends_the_sequence_and_leaves_the_state() {
        Lead told = after(THREE_STEPS, sent(1, ZERO), new Occurrence.Dead(id("dead"), "hard bounce 5.1.1"));
        Lead read = after(THREE_STEPS, sent(1, ZERO), hardBounce("a", ofDays(1)));
        assertThat(told.state()).isEqualTo(LeadState.CONTACTED);
        assertThat(next(THREE_STEPS, told)).isEqualTo(new Next.Over("hard bounce 5.1.1"));
        assertThat(next(THREE_STEPS, read)).isEqualTo(new Next.Over("hard bounce: no such user"));
    }

    @Test
    void a_soft_bounce_changes_nothing() {
        Lead lead = after(THREE_STEPS, sent(1, ZERO), answer("a", ReplyClass.BOUNCE, ofDays(1)));
        assertDue(next(THREE_STEPS, lead), "main 2", START.plus(ofDays(3)));
    }

    @ParameterizedTest
    @EnumSource(
            value = ReplyClass.class,
            names = {"POSITIVE", "NEGATIVE", "NEUTRAL", "UNSUB"})
    void a_persons_answer_ends_the_main_track(ReplyClass means) {
        assertThat(next(THREE_STEPS, after(THREE_STEPS, sent(1, ZERO), answer("a", means, ofDays(1)))))
                .isInstanceOf(Next.Over.class);
    }

    @Test
    void the_qualified_track_counts_from_the_answer_and_then_is_over() {
        Lead qualified = after(WITH_QUALIFIED_TRACK, sent(1, ZERO), answer("a", ReplyClass.POSITIVE, ofDays(1)));
        assertDue(next(WITH_QUALIFIED_TRACK, qualified), "qualified 1", START.plus(ofHours(26)));
        Occurrence sent = new Occurrence.Sent(
                id("q"),
                new MailedStep(null, Histories.stepId(Track.QUALIFIED, 1), Track.QUALIFIED, 1),
                id("m"),
                START.plus(ofDays(2)));
        Lead done = ENGINE.apply(WITH_QUALIFIED_TRACK, qualified, sent, START).lead();
        assertThat(next(WITH_QUALIFIED_TRACK, done)).isInstanceOf(Next.Over.class);
        assertThat(done.state()).isEqualTo(LeadState.QUALIFIED);
    }

    @Test
    void a_step_that_was_cancelled_by_an_answer_is_waited_for_before_the_sequence_is_over() {
        Lead asked = after(THREE_STEPS, new Occurrence.TimeCame(), answer("a", ReplyClass.NEUTRAL, ZERO));
        assertThat(asked.state()).isEqualTo(LeadState.REPLIED);
        assertThat(next(THREE_STEPS, asked)).isInstanceOf(Next.Waiting.class);
        Lead cancelled = ENGINE.apply(THREE_STEPS, asked, failed(1, EmailFailed.Reason.CANCELLED, ofHours(1)), START)
                .lead();
        assertThat(Histories.had(cancelled, 1).status()).isEqualTo(StepStatus.NOT_SENT);
        assertThat(next(THREE_STEPS, cancelled)).isInstanceOf(Next.Over.class);
    }

    private static Next next(Campaign campaign, Lead lead) {
        return ENGINE.plan(campaign).next(lead);
    }

    private static void assertDue(Next next, String step, Instant at) {
        assertThat(next).isInstanceOfSatisfying(Next.Due.class, due -> {
            assertThat(due.step().words()).isEqualTo(step);
            assertThat(due.at()).isEqualTo(at);
        });
    }
}
