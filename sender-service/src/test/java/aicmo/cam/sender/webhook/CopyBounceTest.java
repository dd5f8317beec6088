package aicmo.cam.sender.webhook;

import static aicmo.cam.sender.SenderFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.BounceKind;
import aicmo.cam.events.EmailBounced;
import aicmo.cam.events.MailRef;
import aicmo.cam.events.RecipientUnsubscribed;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Resend tells of mails with copies: it is about one address, and the event may not say which. */
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class CopyBounceTest {
    @Inject
    SenderFixture fixture;

    @Inject
    OutboundRows mails;

    @Inject
    CopyTable copies;

    @Inject
    SwitchedSecrets secrets;

    @BeforeEach
    void reset() {
        fixture.reset();
        secrets.use(SignedWebhooks.SIGNATURE.secret());
    }

    @Test
    void a_bounce_that_names_an_address_in_cc_stops_that_address_and_the_timeline_says_whose() {
        MailRef mail = mail();

        told("1", Payloads.bounce(mail.emailId(), "Permanent", "smtp; 550 5.1.1 <BEN@copies.test>: user unknown"));
        told("2", Payloads.bounce(mail.emailId(), "Permanent", "smtp; 550 5.1.1 <cleo@copies.test>: user unknown"));

        soon().untilAsserted(() -> assertThat(fixture.heard(EmailBounced.class, e -> mail.equals(e.email())))
                .extracting(EmailBounced::recipient)
                .containsExactlyInAnyOrder("ben@copies.test", "cleo@copies.test"));
        assertThat(listed()).containsExactly("ben@copies.test HARD_BOUNCE", "cleo@copies.test HARD_BOUNCE");
        assertThat(mails.status(mail)).isEqualTo("BOUNCED");
        assertThat(timeline(mail))
                .contains("\"address\": \"ben@copies.test\"", "\"address\": \"cleo@copies.test\"")
                .doesNotContain("\"address\": \"x@recipients.test\"");
    }

    @Test
    void a_bounce_that_names_the_recipient_stops_the_recipient() {
        MailRef mail = mail();

        told("1", Payloads.bounce(mail.emailId(), "Permanent", "smtp; 550 5.1.1 <x@recipients.test>: user unknown"));

        assertThat(listed()).containsExactly("x@recipients.test HARD_BOUNCE");
    }

    @Test
    void a_bounce_that_does_not_say_whose_stops_nobody_and_the_timeline_says_why() {
        MailRef mail = mail();

        told("1", Payloads.bounce(mail.emailId(), "Permanent", "smtp; 550 5.1.1 user unknown"));

        assertThat(mails.status(mail)).isEqualTo("BOUNCED");
        assertThat(timeline(mail)).contains("does not say which address", "nobody was put on the suppression list");
        assertThat(listed()).isEmpty();
        soon().untilAsserted(() -> assertThat(fixture.heard(EmailBounced.class, e -> mail.equals(e.email())))
                .singleElement()
                .extracting(EmailBounced::kind)
                .as("that the recipient's address is dead, nobody knows")
                .isEqualTo(BounceKind.SOFT));
    }

    @Test
    void a_bounce_that_was_sent_to_an_address_in_cc_alone_is_that_addresss() {
        MailRef mail = mail();

        told(
                "1",
                Payloads.bounce(mail.emailId(), "Permanent", "smtp; 550 5.1.1 user unknown")
                        .replace("[\"x@recipients.test\"]", "[\"Ben <ben@copies.test>\"]"));

        assertThat(listed()).containsExactly("ben@copies.test HARD_BOUNCE");
    }

    @Test
    void a_complaint_of_which_nobody_knows_the_author_stops_all_who_got_the_mail() {
        MailRef mail = mail();

        told("1", Payloads.of("email.complained", mail.emailId(), ""));

        assertThat(listed())
                .containsExactly(
                        "ben@copies.test COMPLAINT", "cleo@copies.test COMPLAINT", "x@recipients.test COMPLAINT");
        assertThat(mails.status(mail)).isEqualTo("COMPLAINED");
        soon().untilAsserted(() -> assertThat(fixture.heard(RecipientUnsubscribed.class, e -> mail.equals(e.email())))
                .extracting(RecipientUnsubscribed::recipient)
                .containsExactlyInAnyOrder("x@recipients.test", "ben@copies.test", "cleo@copies.test"));
    }

    private MailRef mail() {
        MailRef mail = mails.put("x@recipients.test", "SENT", "re_1", Duration.ofMinutes(1));
        copies.put(Map.of(mail.emailId(), List.of("Ben@copies.test", "cleo@copies.test")));
        return mail;
    }

    private void told(String id, String body) {
        SignedWebhooks.post(id, Instant.now(), body).statusCode(200);
        soon().until(() ->
                fixture.number("select count(*) from provider_event where state = 'APPLIED' and svix_id = '" + id + "'")
                        == 1);
    }

    private String timeline(MailRef mail) {
        return mails.column(mail, "timeline").orElseThrow();
    }

    private List<String> listed() {
        return fixture.jdbi().withHandle(handle -> handle.createQuery(
                        "select address || ' ' || reason from suppression order by address")
                .mapTo(String.class)
                .list());
    }
}
