package aicmo.cam.decision.pause;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.CampaignStarted;
import aicmo.cam.messaging.days.DayLength;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionEngineTest {
    private static final Instant NOW = Instant.parse("2026-03-09T10:00:00Z");
    private static final Thresholds OFF = of(OwnThresholds.NONE);
    private static final Thresholds ON = of(new OwnThresholds(true, null, null, null, null, null, null));

    @ParameterizedTest
    @CsvSource({
        // sent, bounced, complained, unsubscribed, mature, answered, decision
        "0,     0, 0,  0,  0,  0, INSUFFICIENT_DATA",
        "49,   49, 0, 49, 49,  0, INSUFFICIENT_DATA",
        "50,    0, 0,  0,  0,  0, CONTINUE",
        "50,    5, 0,  0, 49,  0, CONTINUE",
        "50,    6, 0,  0,  0,  0, PAUSE",
        "500,  30, 0,  0, 50,  5, CONTINUE",
        "500,  31, 0,  0, 50,  5, PAUSE",
        "50,    0, 0,  4, 50,  5, CONTINUE",
        "50,    0, 0,  5, 50,  5, PAUSE",
        "333,   0, 9,  0, 50,  5, CONTINUE",
        "334,   0, 3,  0, 50,  5, CONTINUE",
        "334,   0, 4,  0, 50,  5, PAUSE",
        "50,    0, 0,  0, 50,  5, CONTINUE",
        "50,    0, 0,  0, 50,  4, PAUSE"
    })
    void the_decision_follows_from_the_sample(
            long sent,
            long bounced,
            long complained,
            long unsubscribed,
            long mature,
            long answered,
            Decision expected) {
        Sample sample = new Sample(sent, bounced, complained, unsubscribed, mature, answered, false);

        assertThat(decide(sample, ON).decision()).isEqualTo(expected);
    }

    @Test
    void the_reason_of_a_pause_gives_the_counts_the_bound_and_the_threshold() {
        assertThat(decide(bounces(60, 9), ON).reason())
                .isEqualTo("9 of the last 60 mails bounced, 15 %: with 99 % confidence the true rate is above 7.22 %,"
                        + " and the threshold is 4 %.");
        assertThat(decide(new Sample(90, 0, 0, 0, 60, 2, false), ON).reason())
                .isEqualTo(
                        "2 of the last 60 mails that had 3 days for it were answered: 3.33 % is below the threshold of 10 %,"
                                + " and with 99 % confidence the true rate is below 13.64 %.");
        assertThat(decide(bounces(60, 9), ON).findings()).anySatisfy(finding -> assertThat(finding)
                .returns(Rule.BOUNCE_RATE, Finding::rule)
                .returns(9L, Finding::counted)
                .returns(60L, Finding::of)
                .returns(0.15, Finding::rate)
                .returns(0.04, Finding::threshold)
                .satisfies(told -> assertThat(told.bound()).isBetween(0.072, 0.073)));
    }

    @Test
    void what_is_missing_for_a_judgement_is_told() {
        assertThat(decide(new Sample(12, 1, 0, 0, 3, 0, false), ON).reason())
                .isEqualTo("Bounces are judged from 50 mails on; so far 12 went out. "
                        + "Complaints are judged from 334 mails on; so far 12 went out. "
                        + "Opt-outs are judged from 50 mails on; so far 12 went out. "
                        + "Failures are judged from 50 mails on; so far 12 were tried. "
                        + "Answers are judged when 50 mails had 3 days for it; so far 3 had.");
    }

    @Test
    void with_auto_pause_off_a_broken_rule_is_only_reported() {
        Judgement judgement = decide(bounces(60, 9), OFF);

        assertThat(judgement.decision()).isEqualTo(Decision.CONTINUE);
        assertThat(judgement.broken()).containsExactly(Rule.BOUNCE_RATE);
        assertThat(judgement.reason()).endsWith("It goes on all the same: auto-pause is off.");
    }

    @Test
    void a_young_mail_is_not_held_against_the_reply_rate() {
        assertThat(decide(new Sample(1000, 0, 0, 0, 50, 5, false), ON).findings())
                .anySatisfy(finding -> assertThat(finding)
                        .returns(Rule.REPLY_RATE, Finding::rule)
                        .returns(Outcome.CONTINUE, Finding::outcome)
                        .returns(0.1, Finding::rate));
    }

    @Test
    void a_rule_that_a_person_overruled_is_mute_until_its_time_and_the_others_are_not() {
        Overruling overruling = new Overruling(Set.of(Rule.REPLY_RATE), "anna", NOW.plusSeconds(60));
        Sample silent = new Sample(60, 0, 0, 0, 60, 0, true);
        Sample harmful = new Sample(60, 30, 0, 0, 60, 0, true);

        assertThat(DecisionEngine.decide(silent, ON, overruling, NOW))
                .returns(Decision.CONTINUE, Judgement::decision)
                .satisfies(judgement -> assertThat(judgement.reason())
                        .contains("Answers are not judged until 2026-03-09 10:01:00 UTC, since anna resumed"));
        assertThat(DecisionEngine.decide(harmful, ON, overruling, NOW).broken()).containsExactly(Rule.BOUNCE_RATE);
        assertThat(DecisionEngine.decide(silent, ON, overruling, NOW.plusSeconds(60)))
                .returns(Decision.PAUSE, Judgement::decision)
                .satisfies(judgement ->
                        assertThat(judgement.reason()).startsWith("Of what was sent since it was resumed: "));
    }

    @Test
    void a_persons_thresholds_win_over_those_of_the_start_and_those_over_the_installations() {
        OwnThresholds started = OwnThresholds.of(new CampaignStarted.Thresholds(true, 0.5, 0.2, 5));
        OwnThresholds asked = new OwnThresholds(null, 0.3, null, 0.01, null, null, null);

        assertThat(of(asked.or(started)))
                .returns(true, Thresholds::autoPause)
                .returns(0.3, Thresholds::replyRate)
                .returns(0.2, Thresholds::bounceRate)
                .returns(0.01, Thresholds::complaintRate)
                .returns(0.03, Thresholds::unsubscribeRate)
                .returns(5, Thresholds::minSends);
        assertThat(OFF)
                .isEqualTo(new Thresholds(
                        false, 0.1, 0.04, 0.003, 0.03, 0.5, 50, 0.99, Duration.ofDays(3), 1000, Duration.ofDays(28)));
    }

    @Test
    void a_window_is_never_smaller_than_the_minimum_of_sends() {
        assertThat(of(new OwnThresholds(null, null, null, null, null, 5000, null))
                        .window())
                .isEqualTo(5000);
    }

    @Test
    void delays_shrink_with_the_day() {
        DayLength twoSeconds = new DayLength(Duration.ofSeconds(2));

        assertThat(twoSeconds.scale(Duration.ofDays(3))).isEqualTo(Duration.ofSeconds(6));
        assertThat(twoSeconds.scale(Duration.ofDays(36_500))).isEqualTo(Duration.ofSeconds(73_000));
        assertThat(Thresholds.of(OwnThresholds.NONE, settings(), twoSeconds).replyWait())
                .isEqualTo(Duration.ofSeconds(6));
    }

    @ParameterizedTest
    @CsvSource({
        // tried, failed, decision
        "49, 49, INSUFFICIENT_DATA",
        "50, 25, CONTINUE",
        "50, 33, CONTINUE",
        "50, 34, PAUSE",
        "1000, 536, CONTINUE",
        "1000, 537, PAUSE"
    })
    void a_campaign_of_which_most_mails_can_not_be_sent_is_paused(long tried, long failed, Decision expected) {
        Judgement judgement = decide(new Sample(0, 0, 0, 0, 0, 0, tried, failed, false), ON);

        assertThat(judgement.decision()).isEqualTo(expected);
        if (expected == Decision.PAUSE) {
            assertThat(judgement.broken()).containsExactly(Rule.FAILURE_RATE);
            assertThat(judgement.reason()).contains(failed + " of the last " + tried + " mails could not be sent");
        }
    }

    private static Judgement decide(Sample sample, Thresholds thresholds) {
        return DecisionEngine.decide(sample, thresholds, Overruling.NONE, NOW);
    }

    private static Sample bounces(long sent, long bounced) {
        return new Sample(sent, bounced, 0, 0, 0, 0, false);
    }

    static Thresholds of(OwnThresholds own) {
        return Thresholds.of(own, settings(), new DayLength(Duration.ofDays(1)));
    }

    /** As they are where nobody sets them. */
    private static AutoPauseSettings settings() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(AutoPauseSettings.class)
                .build()
                .getConfigMapping(AutoPauseSettings.class);
    }
}
