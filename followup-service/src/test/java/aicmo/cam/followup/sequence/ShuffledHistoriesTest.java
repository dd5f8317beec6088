package aicmo.cam.followup.sequence;

import static aicmo.cam.followup.sequence.Histories.after;
import static aicmo.cam.followup.sequence.Histories.answer;
import static aicmo.cam.followup.sequence.Histories.away;
import static aicmo.cam.followup.sequence.Histories.corrected;
import static aicmo.cam.followup.sequence.Histories.decided;
import static aicmo.cam.followup.sequence.Histories.failed;
import static aicmo.cam.followup.sequence.Histories.failedAgain;
import static aicmo.cam.followup.sequence.Histories.hardBounce;
import static aicmo.cam.followup.sequence.Histories.id;
import static aicmo.cam.followup.sequence.Histories.ofTheAddress;
import static aicmo.cam.followup.sequence.Histories.ofTheCompany;
import static aicmo.cam.followup.sequence.Histories.retried;
import static aicmo.cam.followup.sequence.Histories.returned;
import static aicmo.cam.followup.sequence.Histories.sent;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.followup.calendar.SendingTime;
import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.followup.definition.Rules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShuffledHistoriesTest {
    private static final List<Occurrence> ANYTHING = List.of(
            sent(1, ZERO),
            sent(1, ofDays(1)),
            sent(2, ofDays(3)),
            failed(2, EmailFailed.Reason.CANCELLED, ofDays(3)),
            failed(3, EmailFailed.Reason.RETRIES_EXHAUSTED, ofDays(7)),
            failed(3, EmailFailed.Reason.SUPPRESSED, ofDays(8)),
            retried(3, 1, ofDays(9)),
            failedAgain(3, 1, EmailFailed.Reason.REJECTED, ofDays(10)),
            retried(3, 2, ofDays(11)),
            failedAgain(3, 2, EmailFailed.Reason.CANCELLED, ofDays(12)),
            retried(2, 1, ofDays(3)),
            answer("a", ReplyClass.POSITIVE, ofDays(1)),
            corrected("a", ReplyClass.NEGATIVE, ofDays(1)),
            answer("b", ReplyClass.NEGATIVE, ofDays(2)),
            corrected("b", ReplyClass.POSITIVE, ofDays(2)),
            answer("c", ReplyClass.NEUTRAL, ofDays(2)),
            corrected("c", ReplyClass.OOO, ofDays(2)),
            away("d", ofDays(2), LocalDate.parse("2026-03-20")),
            answer("e", ReplyClass.UNSUB, ofDays(3)),
            corrected("e", ReplyClass.NEUTRAL, ofDays(3)),
            ofTheAddress("f", ReplyClass.UNSUB, ofDays(4)),
            ofTheAddress("g", ReplyClass.POSITIVE, ofDays(4)),
            hardBounce("h", ofDays(4)),
            ofTheCompany("i", ReplyClass.NEUTRAL, ofDays(2)),
            ofTheCompany("j", ReplyClass.POSITIVE, ofDays(6)),
            returned(1, ofDays(1)),
            returned(2, ofDays(4)),
            decided(Action.Kind.RESUME, ofDays(3)),
            decided(Action.Kind.QUALIFY, ofDays(5)),
            decided(Action.Kind.SUPPRESS, ofDays(4)),
            new Occurrence.OptedOut(id("out"), "unsubscribed by the link"),
            new Occurrence.Dead(id("dead"), "hard bounce 5.1.1"));

    private static final Campaign CONSIDERATE =
            Histories.with(Histories.WITH_QUALIFIED_TRACK, new Rules(true, true, SendingTime.ANY, null));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void the_same_news_in_any_order_and_any_number_of_times_ends_in_the_same_lead(long seed) {
        Random random = new Random(seed);
        Plan plan = Histories.ENGINE.plan(CONSIDERATE);
        for (int i = 0; i < 400; i++) {
            List<Occurrence> history = new ArrayList<>(ANYTHING);
            Collections.shuffle(history, random);
            history = new ArrayList<>(history.subList(0, 1 + random.nextInt(history.size())));
            Lead inOneOrder = after(CONSIDERATE, history);

            List<Occurrence> repeated = new ArrayList<>(history);
            repeated.addAll(history.subList(0, random.nextInt(history.size() + 1)));
            Collections.shuffle(repeated, random);
            Lead inAnother = after(CONSIDERATE, repeated);

            assertThat(inAnother).as("history %s", history).isEqualTo(inOneOrder);
            assertThat(plan.next(inAnother)).isEqualTo(plan.next(inOneOrder));
            assertThat(plan.stopped(inAnother)).isEqualTo(plan.stopped(inOneOrder));
        }
    }
}
