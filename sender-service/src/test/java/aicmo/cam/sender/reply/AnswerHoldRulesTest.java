package aicmo.cam.sender.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aicmo.cam.events.MailRef;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.messaging.days.DayLength;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AnswerHoldRulesTest {
    private static final Duration REST = Duration.ofDays(30);

    @ParameterizedTest
    @CsvSource({"POSITIVE,true", "NEUTRAL,true", "OOO,false", "BOUNCE,false", "UNSUB,false", "NEGATIVE,false"})
    void a_persons_answer_holds_unless_the_suppression_list_stops_the_person(ReplyClass replyClass, boolean holds) {
        assertThat(AnswerHold.of(Answers.of(replyClass).build(), REST, Instant.now()))
                .matches(hold -> hold.isPresent() == holds);
    }

    @ParameterizedTest
    @EnumSource(ReplyClass.class)
    void what_a_person_has_read_holds_nobody(ReplyClass to) {
        assertThat(AnswerHold.of(Answers.of(ReplyClass.NEUTRAL).corrected(to).build(), REST, Instant.now()))
                .isEmpty();
    }

    @Test
    void both_the_address_that_was_written_to_and_the_one_that_answered_are_held_as_suppression_compares_them() {
        AnswerHold hold = AnswerHold.of(
                        Answers.of(ReplyClass.NEUTRAL)
                                .from("Ana.F@B\u00fccher.test")
                                .build(),
                        REST,
                        Instant.now())
                .orElseThrow();

        assertThat(hold.addresses()).containsExactly("ana@recipients.test", "ana.f@xn--bcher-kva.test");
    }

    @Test
    void it_remembers_which_campaign_was_answered() {
        UUID campaign = UUID.randomUUID();
        UUID lead = UUID.randomUUID();
        MailRef mail = new MailRef(UUID.randomUUID(), UUID.randomUUID(), campaign, lead, "main", 1);

        AnswerHold hold = AnswerHold.of(
                        Answers.of(ReplyClass.POSITIVE)
                                .to(mail, "ana@recipients.test")
                                .build(),
                        REST,
                        Instant.now())
                .orElseThrow();

        assertThat(hold.campaignId()).isEqualTo(campaign);
        assertThat(hold.leadId()).isEqualTo(lead);
    }

    @Test
    void the_rest_period_begins_with_the_answer_and_never_in_the_future() {
        Instant now = Instant.now();
        Answers answer = Answers.of(ReplyClass.NEUTRAL);

        assertThat(AnswerHold.of(answer.build(now.minus(Duration.ofDays(10))), REST, now))
                .hasValueSatisfying(hold -> assertThat(hold.until()).isEqualTo(now.plus(Duration.ofDays(20))));
        assertThat(AnswerHold.of(answer.build(now.plus(Duration.ofDays(400))), REST, now))
                .hasValueSatisfying(hold -> assertThat(hold.until()).isEqualTo(now.plus(REST)));
        assertThat(AnswerHold.of(answer.build(now.minus(REST)), REST, now)).isEmpty();
    }

    @Test
    void the_rest_period_is_as_long_as_days_are() {
        assertThat(RestPeriod.of(REST, new DayLength(Duration.ofDays(1)))).isEqualTo(REST);
        assertThat(RestPeriod.of(REST, new DayLength(Duration.ofSeconds(3)))).isEqualTo(Duration.ofSeconds(90));
        assertThatThrownBy(() -> RestPeriod.of(Duration.ZERO, new DayLength(Duration.ofDays(1))))
                .hasMessageContaining("AICMO_CAM_ANSWER_HOLD");
        assertThatThrownBy(() -> RestPeriod.of(REST, new DayLength(Duration.ofDays(-1))))
                .hasMessageContaining("AICMO_CAM_DAY");
    }
}
