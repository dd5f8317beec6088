package aicmo.cam.sender.reply;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.BounceKind;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.events.ReplyClassified.Bounce;
import aicmo.cam.sender.suppression.SuppressionReason;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConsequencesTest {
    @Test
    void an_opt_out_stops_the_address_that_was_written_to_and_the_one_that_answered() {
        assertThat(Consequences.of(
                        Answers.of(ReplyClass.UNSUB).from("Ana.F@Other.test").build()))
                .isEqualTo(new Consequences(
                        SuppressionReason.UNSUBSCRIBED, Set.of("ana@recipients.test", "ana.f@other.test")));
    }

    @Test
    void a_complaint_stops_the_recipient_and_not_the_mail_system_that_tells_of_it() {
        assertThat(Consequences.of(Answers.of(ReplyClass.UNSUB)
                        .from("staff@hotmail.test")
                        .asComplaint()
                        .build()))
                .isEqualTo(new Consequences(SuppressionReason.COMPLAINT, Set.of("ana@recipients.test")));
    }

    @ParameterizedTest
    @EnumSource(names = {"OOO", "POSITIVE", "NEUTRAL"})
    void other_answers_stop_nobody(ReplyClass replyClass) {
        assertThat(Consequences.of(Answers.of(replyClass).build()).addresses()).isEmpty();
    }

    @Test
    void a_hard_bounce_stops_the_address_only_where_the_report_speaks_of_no_other() {
        assertThat(bounced(BounceKind.HARD, null)).containsExactly("ana@recipients.test");
        assertThat(bounced(BounceKind.HARD, "ANA@recipients.test")).containsExactly("ana@recipients.test");
        assertThat(bounced(BounceKind.HARD, "forwarded@elsewhere.test")).isEmpty();
        assertThat(bounced(BounceKind.SOFT, "ana@recipients.test")).isEmpty();
    }

    private static Set<String> bounced(BounceKind kind, String failed) {
        return Consequences.of(Answers.of(ReplyClass.BOUNCE)
                        .from("mailer-daemon@mx.test")
                        .bounce(new Bounce(kind, failed, "5.1.1", "550"))
                        .build())
                .addresses();
    }
}
