package aicmo.cam.decision.counting;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.decision.Story;
import aicmo.cam.decision.metrics.Counts;
import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.EmailSent;
import aicmo.cam.events.Event;
import aicmo.cam.events.MailRef;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailedMailTest {
    private static final Instant BEGIN = Instant.parse("2026-03-02T09:00:00Z");
    private final Story story = new Story(BEGIN);
    private final MailRef mail = story.mail();

    @Test
    void an_address_that_is_refused_as_dead_at_the_hand_over_is_one_hard_bounce_of_a_mail_that_failed() {
        Instant at = Instant.parse("2026-03-02T09:00:00Z");
        EmailFailed refused = story.refusedAsDead(mail, at);
        EmailFailed refusedAgain = story.refusedAsDead(mail, at.plusSeconds(60));

        assertThat(count(refusedAgain, refused, refused))
                .returns(0L, Counts::sent)
                .returns(1L, Counts::failed)
                .returns(1L, Counts::bounces)
                .returns(1L, Counts::hardBounces)
                .returns(1L, Counts::refused)
                .returns(1.0, counts -> counts.figures().bounceRate());
    }

    @Test
    void a_failed_mail_that_is_tried_again_and_goes_is_sent_and_has_not_failed() {
        Instant at = Instant.parse("2026-03-02T09:00:00Z");
        EmailFailed failed = story.refusedAsDead(mail, at);
        EmailSent sent = story.sent(mail, at.plusSeconds(60), false);
        EmailFailed later = story.failed(mail, at.plusSeconds(120), EmailFailed.Reason.REJECTED);

        assertThat(count(sent, failed))
                .isEqualTo(count(failed, sent))
                .returns(1L, Counts::sent)
                .returns(0L, Counts::failed)
                .returns(0L, Counts::bounces);
        assertThat(count(later, failed, sent))
                .as("what the provider took and then could not send has failed")
                .returns(1L, Counts::sent)
                .returns(1L, Counts::failed);
    }

    private static Counts count(Event... events) {
        return MailTest.count(List.of(events));
    }
}
