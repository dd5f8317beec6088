package aicmo.cam.sender.reply;

import static aicmo.cam.sender.SenderFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.EmailRequested;
import aicmo.cam.events.MailRef;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.sender.Requests;
import aicmo.cam.sender.SenderFixture;
import java.util.UUID;

/** One person in two campaigns, who answers the first. */
final class TwoCampaigns {
    static final String ANA = "ana@recipients.test";

    final Requests first = Requests.of("Ana@Recipients.test");
    final Requests second = Requests.of(ANA);
    private final SenderFixture fixture;

    TwoCampaigns(SenderFixture fixture) {
        this.fixture = fixture;
    }

    Answers answered(ReplyClass how) {
        Answers answer = answer(how);
        fixture.publish(answer.build());
        holds(1);
        return answer;
    }

    Answers answer(ReplyClass how) {
        MailRef mail = new MailRef(UUID.randomUUID(), UUID.randomUUID(), first.campaignId(), first.leadId(), "main", 1);
        return Answers.of(how).to(mail, ANA);
    }

    void holds(int addresses) {
        soon().untilAsserted(
                        () -> assertThat(fixture.number("select count(*) from answer_hold where released_at is null"))
                                .isEqualTo(addresses));
    }

    void waits(EmailRequested mail, Answers answer) {
        soon().untilAsserted(() ->
                assertThat(fixture.column(mail.requestId(), "waits_for")).isEqualTo("answer:" + answer.inboundId()));
        assertThat(fixture.status(mail.requestId())).isEqualTo("QUEUED");
    }

    void sent(EmailRequested mail) {
        soon().untilAsserted(() -> assertThat(fixture.status(mail.requestId())).isEqualTo("SENT"));
    }
}
