package aicmo.cam.decision.pause;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.CampaignStarted;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PausePolicyTest {
    private static final Instant NOW = Instant.parse("2026-03-09T10:00:00Z");
    private static final Thresholds ON = new Thresholds(true, 0.1, 0.04, 50, Duration.ofDays(3));
    private static final Thresholds OFF = new Thresholds(false, 0.1, 0.04, 50, Duration.ofDays(3));

    @ParameterizedTest
    @CsvSource({
        // sent, mature, answered, bounced, decision
        "0,    0,  0,  0, TOO_EARLY",
        "49,  49,  0, 49, TOO_EARLY",
        "50,   0,  0,  0, CONTINUE",
        "50,  49,  0,  2, CONTINUE",
        "50,   0,  0,  3, PAUSE",
        "50,  50,  5,  2, CONTINUE",
        "50,  50,  4,  0, PAUSE",
        "500, 50,  5, 20, CONTINUE",
        "500, 50,  5, 21, PAUSE",
        "500, 50,  4, 21, PAUSE"
    })
    void the_decision_follows_from_the_sample(long sent, long mature, long answered, long bounced, Decision expected) {
        assertThat(decide(new Sample(sent, mature, answered, bounced, false), ON)
                        .decision())
                .isEqualTo(expected);
    }

    @Test
    void the_reason_of_a_pause_gives_the_numbers() {
        assertThat(decide(new Sample(90, 60, 2, 0, false), ON).reason())
                .isEqualTo(
                        "2 of the 60 mails that had 3 days for it were answered: 3.33 % is below the threshold of 10 %.");
        assertThat(decide(new Sample(60, 0, 0, 3, false), ON).reason())
                .isEqualTo("3 of 60 mails bounced: 5 % is above the threshold of 4 %.");
    }

    @Test
    void what_is_missing_for_a_judgement_is_told() {
        assertThat(decide(new Sample(12, 3, 0, 1, false), ON).reason())
                .isEqualTo("Bounces are judged from 50 mails on; so far 12 went out. "
                        + "Answers are judged when 50 mails had 3 days for it; so far 3 had.");
    }

    @Test
    void with_auto_pause_off_a_broken_rule_is_only_reported() {
        Judgement judgement = decide(new Sample(60, 0, 0, 3, false), OFF);

        assertThat(judgement.decision()).isEqualTo(Decision.CONTINUE);
        assertThat(judgement.broken()).containsExactly(Rule.BOUNCE_RATE);
        assertThat(judgement.reason())
                .isEqualTo("3 of 60 mails bounced: 5 % is above the threshold of 4 %. "
                        + "It goes on all the same: auto-pause is off.");
    }

    @Test
    void a_young_mail_is_not_held_against_the_reply_rate() {
        assertThat(decide(new Sample(1000, 50, 5, 0, false), ON).findings()).anySatisfy(finding -> assertThat(finding)
                .returns(Rule.REPLY_RATE, Finding::rule)
                .returns(Outcome.CONTINUE, Finding::outcome)
                .returns(0.1, Finding::rate));
    }

    @Test
    void a_rule_that_a_person_overruled_is_mute_until_its_time_and_the_others_are_not() {
        Overruling overruling = new Overruling(Set.of(Rule.REPLY_RATE), "anna", NOW.plusSeconds(60));
        Sample silent = new Sample(60, 60, 0, 0, true);
        Sample harmful = new Sample(60, 60, 0, 30, true);

        assertThat(PausePolicy.decide(silent, ON, overruling, NOW))
                .returns(Decision.CONTINUE, Judgement::decision)
                .satisfies(judgement -> assertThat(judgement.reason())
                        .contains("The reply rate is not judged until 2026-03-09 10:01:00 UTC, since anna resumed"));
        assertThat(PausePolicy.decide(harmful, ON, overruling, NOW).broken()).containsExactly(Rule.BOUNCE_RATE);
        assertThat(PausePolicy.decide(silent, ON, overruling, NOW.plusSeconds(60)))
                .returns(Decision.PAUSE, Judgement::decision)
                .satisfies(judgement ->
                        assertThat(judgement.reason()).startsWith("Of what was sent since it was resumed: "));
    }

    @Test
    void the_campaigns_thresholds_win_over_the_installations() {
        CampaignStarted.Thresholds own = new CampaignStarted.Thresholds(true, 0.5, 0.2, 5);

        assertThat(Thresholds.of(own, settings(), new DayLength(Duration.ofDays(1))))
                .isEqualTo(new Thresholds(true, 0.5, 0.2, 5, Duration.ofDays(3)));
        assertThat(Thresholds.of(
                        CampaignStarted.Thresholds.OF_THE_INSTALLATION, settings(), new DayLength(Duration.ofDays(1))))
                .isEqualTo(OFF);
    }

    @Test
    void delays_shrink_with_the_day() {
        DayLength twoSeconds = new DayLength(Duration.ofSeconds(2));

        assertThat(twoSeconds.scale(Duration.ofDays(3))).isEqualTo(Duration.ofSeconds(6));
        assertThat(twoSeconds.scale(Duration.ofDays(36_500))).isEqualTo(Duration.ofSeconds(73_000));
        assertThat(Thresholds.of(CampaignStarted.Thresholds.OF_THE_INSTALLATION, settings(), twoSeconds)
                        .replyWait())
                .isEqualTo(Duration.ofSeconds(6));
    }

    private static Judgement decide(Sample sample, Thresholds thresholds) {
        return PausePolicy.decide(sample, thresholds, Overruling.NONE, NOW);
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
