package aicmo.cam.decision.alert;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.decision.Story;
import aicmo.cam.events.CampaignPaused;
import aicmo.cam.events.EmailFailed;
import aicmo.cam.messaging.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConcernTest {
    private static final Instant AT = Instant.parse("2026-03-09T10:00:00Z");
    private static final Duration QUIET = Duration.ofMinutes(15);
    private static final Set<EmailFailed.Reason> OF_THE_WAY_OUT =
            Set.of(EmailFailed.Reason.RETRIES_EXHAUSTED, EmailFailed.Reason.INCOMPLETE_SETTINGS);

    private final Story story = new Story(AT);

    @Test
    void a_pause_says_by_whom_why_and_what_to_do() {
        CampaignPaused paused = new CampaignPaused(
                EventId.next(), AT, story.campaign(), 1, "auto", "9 of the last 60 mails bounced.", null);

        assertThat(Concern.of(paused))
                .returns(paused.eventId(), Alert::alertId)
                .returns(
                        "Campaign " + story.campaign() + " was paused by the rules: 9 of the last 60 mails bounced."
                                + " Nothing of it leaves until it is resumed: POST /api/cam/campaigns/"
                                + story.campaign()
                                + "/resume.",
                        Alert::text);
    }

    @ParameterizedTest
    @EnumSource(EmailFailed.Reason.class)
    void a_mail_that_failed_for_its_recipients_sake_is_nobodys_concern(EmailFailed.Reason reason) {
        assertThat(Concern.of(failed(reason, AT), QUIET).isPresent()).isEqualTo(OF_THE_WAY_OUT.contains(reason));
    }

    @Test
    void what_happens_over_and_over_is_one_cause_for_a_while() {
        Alert first = Concern.of(failed(EmailFailed.Reason.RETRIES_EXHAUSTED, AT), QUIET)
                .orElseThrow();

        assertThat(Concern.of(failed(EmailFailed.Reason.RETRIES_EXHAUSTED, AT.plusSeconds(60)), QUIET)
                        .orElseThrow()
                        .alertId())
                .isEqualTo(first.alertId());
        assertThat(Concern.of(failed(EmailFailed.Reason.RETRIES_EXHAUSTED, AT.plus(QUIET)), QUIET)
                        .orElseThrow()
                        .alertId())
                .isNotEqualTo(first.alertId());
        assertThat(first.text()).doesNotContain(Story.RECIPIENT);
    }

    private EmailFailed failed(EmailFailed.Reason reason, Instant at) {
        return new EmailFailed(EventId.next(), at, story.mail(), Story.RECIPIENT, reason, "it was so");
    }
}
