package aicmo.cam.sender.reply;

import static aicmo.cam.sender.SenderFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.BounceKind;
import aicmo.cam.events.EmailBounced;
import aicmo.cam.events.MailRef;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.events.ReplyClassified.Bounce;
import aicmo.cam.sender.OutboundRows;
import aicmo.cam.sender.SenderFixture;
import aicmo.cam.sender.mail.CopyTable;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What messages mean that answer, or return, a mail with copies. */
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class CopyAnswerTest {
    private static final String ANA = "ana@recipients.test";
    private static final String BEN = "ben@copies.test";

    @Inject
    SenderFixture fixture;

    @Inject
    OutboundRows mails;

    @Inject
    CopyTable copies;

    private MailRef mail;

    @BeforeEach
    void sent() {
        fixture.reset();
        mail = mails.put(ANA, "SENT", "re_1", Duration.ofMinutes(1));
        copies.put(Map.of(mail.emailId(), List.of("Ben@Copies.test", "cleo@copies.test")));
    }

    @ParameterizedTest
    @EnumSource(
            value = ReplyClass.class,
            names = {"UNSUB", "NEGATIVE"})
    void somebody_in_cc_who_says_stop_stops_nobody_else(ReplyClass said) {
        fixture.publish(Answers.of(said).to(mail, ANA).from(BEN).build());

        soon().untilAsserted(() -> assertThat(listed()).containsExactly(BEN));
    }

    @Test
    void somebody_in_cc_who_answers_holds_nobody_else() {
        fixture.publish(Answers.of(ReplyClass.NEUTRAL).to(mail, ANA).from(BEN).build());

        soon().untilAsserted(() ->
                assertThat(column("select address from answer_hold")).containsExactly(BEN));
    }

    @Test
    void a_report_that_names_an_address_in_cc_stops_that_address() {
        bounced("BEN@copies.test");

        soon().untilAsserted(() -> assertThat(listed()).containsExactly(BEN));
        assertThat(mails.status(mail)).isEqualTo("BOUNCED");
        soon().untilAsserted(() -> assertThat(fixture.heard(EmailBounced.class, e -> mail.equals(e.email())))
                .singleElement()
                .satisfies(bounced -> {
                    assertThat(bounced.recipient()).isEqualTo(BEN);
                    assertThat(bounced.kind()).isEqualTo(BounceKind.HARD);
                }));
    }

    @Test
    void a_report_that_names_the_recipient_stops_the_recipient() {
        bounced(ANA);

        soon().untilAsserted(() -> assertThat(listed()).containsExactly(ANA));
    }

    @Test
    void a_report_that_names_nobody_stops_nobody_and_the_timeline_says_why() {
        bounced(null);

        soon().untilAsserted(() -> assertThat(mails.status(mail)).isEqualTo("BOUNCED"));
        assertThat(mails.column(mail, "timeline").orElseThrow()).contains("nobody was put on the suppression list");
        assertThat(listed()).isEmpty();
    }

    @Test
    void a_complaint_stops_all_who_got_the_mail() {
        fixture.publish(Answers.of(ReplyClass.UNSUB)
                .to(mail, ANA)
                .from("feedback@mailbox.test")
                .asComplaint()
                .build());

        soon().untilAsserted(() -> assertThat(listed()).containsExactly(ANA, BEN, "cleo@copies.test"));
    }

    private void bounced(String whose) {
        fixture.publish(Answers.of(ReplyClass.BOUNCE)
                .to(mail, ANA)
                .from("mailer-daemon@mx.test")
                .bounce(new Bounce(BounceKind.HARD, whose, "5.1.1", "550"))
                .build());
    }

    private List<String> listed() {
        return column("select address from suppression order by address");
    }

    private List<String> column(String sql) {
        return fixture.jdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).list());
    }
}
