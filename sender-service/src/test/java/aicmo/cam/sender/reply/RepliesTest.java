package aicmo.cam.sender.reply;

import static aicmo.cam.sender.SenderFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.BounceKind;
import aicmo.cam.events.EmailBounced;
import aicmo.cam.events.EmailRequested;
import aicmo.cam.events.EmailSent;
import aicmo.cam.events.MailRef;
import aicmo.cam.events.RecipientUnsubscribed;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.events.ReplyClassified.Bounce;
import aicmo.cam.local.backing.MailServer;
import aicmo.cam.sender.Requests;
import aicmo.cam.sender.SenderFixture;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class RepliesTest {
    @Inject
    SenderFixture fixture;

    MailServer mailServer;

    @BeforeEach
    void reset() {
        fixture.reset();
        mailServer.purge();
    }

    @Test
    void who_opts_out_gets_no_more_mail_from_any_campaign() {
        MailRef mail = sent("optout@recipients.test");

        fixture.publish(
                Answers.of(ReplyClass.UNSUB).to(mail, "optout@recipients.test").build());
        soon().untilAsserted(
                        () -> assertThat(suppressed("optout@recipients.test")).isTrue());
        EmailRequested other = Requests.of("OptOut@recipients.test").first();
        fixture.publish(other);

        soon().untilAsserted(() -> assertThat(fixture.status(other.requestId())).isEqualTo("SUPPRESSED"));
    }

    @Test
    void a_correction_takes_back_what_the_message_was_taken_to_say() {
        MailRef mail = sent("misread@recipients.test");
        Answers answer = Answers.of(ReplyClass.NEGATIVE).to(mail, "misread@recipients.test");
        fixture.publish(answer.build());
        soon().untilAsserted(
                        () -> assertThat(suppressed("misread@recipients.test")).isTrue());

        fixture.publish(answer.corrected(ReplyClass.POSITIVE).build());

        soon().untilAsserted(
                        () -> assertThat(suppressed("misread@recipients.test")).isFalse());
    }

    @Test
    void a_hard_bounce_is_told_and_stops_the_address() {
        MailRef mail = sent("dead@recipients.test");

        fixture.publish(Answers.of(ReplyClass.BOUNCE)
                .to(mail, "dead@recipients.test")
                .from("mailer-daemon@mx.test")
                .bounce(new Bounce(BounceKind.HARD, "dead@recipients.test", "5.1.1", "550"))
                .build());

        soon().untilAsserted(() -> {
            List<EmailBounced> bounced = fixture.heard(EmailBounced.class, e -> mail.equals(e.email()));
            assertThat(bounced).hasSize(1);
            assertThat(bounced.getFirst().kind()).isEqualTo(BounceKind.HARD);
            assertThat(bounced.getFirst().via()).isEqualTo(EmailBounced.Via.REPLY);
        });
        assertThat(suppressed("dead@recipients.test")).isTrue();
        assertThat(fixture.status(mail.requestId())).isEqualTo("BOUNCED");
    }

    @Test
    void a_complaint_unsubscribes_the_recipient() {
        MailRef mail = sent("angry@recipients.test");

        fixture.publish(Answers.of(ReplyClass.UNSUB)
                .to(mail, "angry@recipients.test")
                .from("abuse@provider.test")
                .asComplaint()
                .build());

        soon().untilAsserted(() -> assertThat(fixture.heard(RecipientUnsubscribed.class, e -> mail.equals(e.email())))
                .singleElement()
                .extracting(RecipientUnsubscribed::via)
                .isEqualTo(RecipientUnsubscribed.Via.COMPLAINT));
        assertThat(suppressed("angry@recipients.test")).isTrue();
        assertThat(suppressed("abuse@provider.test")).isFalse();
        assertThat(fixture.status(mail.requestId())).isEqualTo("COMPLAINED");
    }

    @Test
    void an_answer_proves_that_an_unknown_mail_went() {
        EmailRequested request = Requests.of("unsure@recipients.test").first();
        fixture.provider().detour(smtp -> batch -> {
            throw new IllegalStateException("gone in the middle");
        });
        fixture.publish(request);
        soon().untilAsserted(
                        () -> assertThat(fixture.status(request.requestId())).isEqualTo("UNKNOWN"));

        fixture.publish(Answers.of(ReplyClass.POSITIVE)
                .to(ref(request), "unsure@recipients.test")
                .build());

        soon().untilAsserted(() -> assertThat(
                        fixture.heard(EmailSent.class, e -> ref(request).equals(e.email())))
                .singleElement()
                .extracting(EmailSent::messageIds)
                .isEqualTo(List.of("<" + fixture.emailId(request.requestId()) + "@acme.test>")));
        assertThat(fixture.status(request.requestId())).isEqualTo("SENT");
    }

    private MailRef sent(String recipient) {
        EmailRequested request = Requests.of(recipient).first();
        fixture.publish(request);
        soon().untilAsserted(
                        () -> assertThat(fixture.status(request.requestId())).isEqualTo("SENT"));
        return ref(request);
    }

    private MailRef ref(EmailRequested request) {
        return new MailRef(
                fixture.emailId(request.requestId()),
                request.requestId(),
                request.campaignId(),
                request.leadId(),
                request.track(),
                request.step());
    }

    private boolean suppressed(String address) {
        return fixture.number("select count(*) from suppression where address = '" + address + "'") > 0;
    }
}
