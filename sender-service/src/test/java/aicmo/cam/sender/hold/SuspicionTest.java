package aicmo.cam.sender.hold;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.sender.hold.Suspicion.Finding;
import aicmo.cam.sender.hold.Suspicion.Refused;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SuspicionTest {
    private static final Instant T = Instant.parse("2026-03-04T05:06:07Z");
    private static final UUID ANA = new UUID(0, 1);
    private static final UUID BEN = new UUID(0, 2);
    private static final UUID CEM = new UUID(0, 3);

    @Test
    void three_recipients_in_a_row_speak_against_the_sender_and_one_three_times_does_not() {
        assertThat(judge(null, new Refused(ANA, 0, null))).isEqualTo(Finding.OPEN);
        assertThat(judge(suspicion(ANA), new Refused(BEN, 0, null))).isEqualTo(Finding.OPEN);
        assertThat(judge(suspicion(ANA, BEN), new Refused(CEM, 0, null))).isEqualTo(Finding.SENDER);
        assertThat(judge(suspicion(ANA, BEN), new Refused(ANA, 5, T))).isEqualTo(Finding.OPEN);
    }

    @Test
    void a_mail_that_is_refused_again_and_again_while_others_go_fails_alone() {
        Instant others = T.plusSeconds(60);

        assertThat(judge(null, new Refused(ANA, 1, T)))
                .as("for the second time")
                .isEqualTo(Finding.OPEN);
        assertThat(judge(null, new Refused(ANA, 2, T))).isEqualTo(Finding.MAIL);
        assertThat(judge(new Suspicion(others, Set.of(BEN, CEM)), new Refused(ANA, 2, T)))
                .as("it is no third witness against its sender")
                .isEqualTo(Finding.MAIL);
    }

    @Test
    void a_mail_does_not_fail_while_nothing_of_its_sender_goes() {
        assertThat(judge(suspicion(ANA), new Refused(ANA, 20, T))).isEqualTo(Finding.OPEN);
        assertThat(Suspicion.judge(suspicion(ANA, BEN, CEM), true, new Refused(ANA, 20, T), 3, T.plusSeconds(90)))
                .isEqualTo(Finding.SENDER);
    }

    @Test
    void where_the_sender_is_most_probably_meant_one_recipient_is_enough() {
        assertThat(Suspicion.judge(null, false, new Refused(ANA, 0, null), 1, T))
                .isEqualTo(Finding.SENDER);
        assertThat(Suspicion.judge(null, false, new Refused(ANA, 2, T), 1, T)).isEqualTo(Finding.MAIL);
    }

    @Test
    void a_suspicion_remembers_no_more_recipients_than_it_needs() {
        Suspicion suspicion = null;
        for (int i = 0; i < 100; i++) {
            suspicion = Suspicion.with(suspicion, new Refused(new UUID(1, i), 0, null), T.plusSeconds(i));
        }

        assertThat(suspicion.since()).isEqualTo(T);
        assertThat(suspicion.suspects()).hasSize(3);
    }

    private static Finding judge(Suspicion before, Refused mail) {
        return Suspicion.judge(before, false, mail, 3, T.plusSeconds(90));
    }

    private static Suspicion suspicion(UUID... suspects) {
        return new Suspicion(T.minusSeconds(60), Set.of(suspects));
    }
}
