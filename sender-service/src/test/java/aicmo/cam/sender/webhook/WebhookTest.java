package aicmo.cam.sender.webhook;

import static aicmo.cam.sender.SenderFixture.soon;
import static aicmo.cam.sender.webhook.SignedWebhooks.post;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.BounceKind;
import aicmo.cam.events.EmailBounced;
import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.EmailSent;
import aicmo.cam.events.MailRef;
import aicmo.cam.events.RecipientUnsubscribed;
import aicmo.cam.sender.OutboundRows;
import aicmo.cam.sender.SenderFixture;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class WebhookTest {
    @Inject
    SenderFixture fixture;

    @Inject
    OutboundRows mails;

    @Inject
    SwitchedSecrets secrets;

    @BeforeEach
    void reset() {
        fixture.reset();
        secrets.use(SignedWebhooks.SIGNATURE.secret());
    }

    @Test
    void a_hard_bounce_ends_the_mail_stops_the_address_and_is_told_once() {
        MailRef mail = mails.put("Dead@recipients.test", "SENT", "re_1", Duration.ofMinutes(1));
        String body = Payloads.bounce(mail.emailId(), "Permanent", "smtp; 550 5.1.1 user unknown");

        post("msg_bounce", Instant.now(), body).statusCode(200);
        post("msg_bounce_again", Instant.now(), body).statusCode(200);

        soon().untilAsserted(() -> assertThat(fixture.heard(EmailBounced.class, e -> mail.equals(e.email())))
                .singleElement()
                .satisfies(bounced -> {
                    assertThat(bounced.kind()).isEqualTo(BounceKind.HARD);
                    assertThat(bounced.via()).isEqualTo(EmailBounced.Via.WEBHOOK);
                    assertThat(bounced.status()).isEqualTo("5.1.1");
                    assertThat(bounced.smtpReply()).isEqualTo("550");
                }));
        soon().until(() -> events("state = 'APPLIED'") == 2);
        assertThat(mails.status(mail)).isEqualTo("BOUNCED");
        assertThat(suppressed("dead@recipients.test")).isEqualTo("HARD_BOUNCE webhook:msg_bounce");
    }

    @ParameterizedTest
    @CsvSource({"Transient", "Undetermined", "Temporary"})
    void a_bounce_that_is_not_permanent_stops_nobody(String type) {
        MailRef mail = mails.put("full@recipients.test", "SENT", "re_1", Duration.ofMinutes(1));

        post("msg_1", Instant.now(), Payloads.bounce(mail.emailId(), type, "smtp; 452 4.2.2 mailbox full"));

        soon().untilAsserted(() -> assertThat(fixture.heard(EmailBounced.class, e -> mail.equals(e.email())))
                .singleElement()
                .extracting(EmailBounced::kind)
                .isEqualTo(BounceKind.SOFT));
        assertThat(mails.status(mail)).isEqualTo("SENT");
        assertThat(timeline(mail)).contains("BOUNCED_FOR_NOW");
        assertThat(suppressed("full@recipients.test")).isEmpty();
    }

    @Test
    void a_complaint_unsubscribes_and_takes_waiting_mails_of_the_address_out_of_the_queue() {
        MailRef mail = mails.put("angry@recipients.test", "SENT", "re_1", Duration.ofMinutes(1));
        MailRef other = mails.put("angry@recipients.test", "QUEUED", null, Duration.ofDays(-9));

        post("msg_1", Instant.now(), Payloads.of("email.complained", mail.emailId(), ""));

        soon().untilAsserted(() -> assertThat(fixture.heard(RecipientUnsubscribed.class, e -> mail.equals(e.email())))
                .singleElement()
                .extracting(RecipientUnsubscribed::via)
                .isEqualTo(RecipientUnsubscribed.Via.COMPLAINT));
        assertThat(mails.status(mail)).isEqualTo("COMPLAINED");
        assertThat(mails.status(other)).isEqualTo("SUPPRESSED");
        assertThat(suppressed("angry@recipients.test")).isEqualTo("COMPLAINT webhook:msg_1");
    }

    @Test
    void what_the_provider_could_not_send_or_suppressed_has_failed() {
        MailRef failed = mails.put("failed@recipients.test", "SENT", "re_1", Duration.ofMinutes(1));
        MailRef stopped = mails.put("stopped@recipients.test", "SENT", "re_2", Duration.ofMinutes(1));

        post("msg_1", Instant.now(), Payloads.of("email.failed", failed.emailId(), """
                , "failed": {"reason": "reached_daily_quota"}"""));
        post("msg_2", Instant.now(), Payloads.of("email.suppressed", stopped.emailId(), """
                , "suppressed": {"type": "OnAccountSuppressionList", "reason": "previous_complaint", "message": "on the list"}"""));

        soon().untilAsserted(() -> assertThat(fixture.heard(EmailFailed.class, e -> failed.equals(e.email())))
                .singleElement()
                .matches(e ->
                        e.reason() == EmailFailed.Reason.REJECTED && e.detail().contains("reached_daily_quota")));
        soon().untilAsserted(() -> assertThat(fixture.heard(EmailFailed.class, e -> stopped.equals(e.email())))
                .singleElement()
                .matches(e -> e.reason() == EmailFailed.Reason.SUPPRESSED));
        assertThat(mails.status(failed)).isEqualTo("FAILED");
        assertThat(mails.status(stopped)).isEqualTo("SUPPRESSED");
        assertThat(suppressed("stopped@recipients.test")).isEqualTo("COMPLAINT webhook:msg_2");
        assertThat(suppressed("failed@recipients.test")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"SENDING", "UNKNOWN", "QUEUED"})
    void a_webhook_proves_that_the_mail_went_and_teaches_its_real_id(String status) {
        MailRef mail = mails.put("unsure@recipients.test", status, null, Duration.ofDays(-9));

        post("msg_1", Instant.now(), Payloads.of("email.delivered", mail.emailId(), ""));
        post("msg_2", Instant.now(), Payloads.of("email.sent", mail.emailId(), ""));

        soon().until(() -> events("state = 'APPLIED'") == 2);
        soon().untilAsserted(() -> assertThat(fixture.heard(EmailSent.class, e -> mail.equals(e.email())))
                .singleElement()
                .satisfies(sent -> {
                    assertThat(sent.messageIds())
                            .containsExactly("<" + mail.emailId() + "@acme.test>", Payloads.messageId(mail.emailId()));
                    assertThat(sent.provider()).isEqualTo("resend");
                    assertThat(sent.providerMessageId()).isEqualTo("re_" + mail.emailId());
                }));
        assertThat(mails.status(mail)).isEqualTo("DELIVERED");
    }

    @Test
    void what_is_none_of_our_mails_or_no_event_is_kept_and_blocks_nothing() {
        MailRef mail = mails.put("after@recipients.test", "SENT", "re_1", Duration.ofMinutes(1));

        post("msg_1", Instant.now(), "no json").statusCode(200);
        post("msg_2", Instant.now(), "{\"type\": \"email.sent\", \"data\": {}}").statusCode(200);
        post("msg_3", Instant.now(), Payloads.of("email.sent", UUID.randomUUID(), ""))
                .statusCode(200);
        post("msg_4", Instant.now(), Payloads.of("email.received", mail.emailId(), ""))
                .statusCode(200);
        post("msg_5", Instant.now(), "{\"type\": \"contact.created\", \"data\": {}}")
                .statusCode(200);
        post("msg_6", Instant.now(), Payloads.of("email.delivered", mail.emailId(), ""))
                .statusCode(200);

        soon().until(() -> mails.status(mail).equals("DELIVERED") && events("state = 'NEW'") == 0);
        assertThat(events("state = 'FAILED' and detail is not null")).isEqualTo(2);
        assertThat(events("state = 'IGNORED' and detail is not null")).isEqualTo(3);
    }

    @Test
    void a_mail_without_our_tag_is_found_by_the_providers_id() {
        MailRef mail = mails.put("untagged@recipients.test", "SENT", "re_untagged", Duration.ofMinutes(1));

        post("msg_1", Instant.now(), "{\"type\": \"email.delivered\", \"data\": {\"email_id\": \"re_untagged\"}}");

        soon().until(() -> mails.status(mail).equals("DELIVERED"));
    }

    private String timeline(MailRef mail) {
        return mails.column(mail, "timeline").orElseThrow();
    }

    private long events(String condition) {
        return fixture.number("select count(*) from provider_event where " + condition);
    }

    private String suppressed(String address) {
        List<String> entries = fixture.jdbi().withHandle(handle -> handle.createQuery(
                        "select reason || ' ' || source from suppression where address = :address order by id")
                .bind("address", address)
                .mapTo(String.class)
                .list());
        return entries.isEmpty() ? "" : entries.getFirst();
    }
}
