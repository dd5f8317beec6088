package aicmo.cam.inbox;

import static aicmo.cam.inbox.Post.deliver;
import static aicmo.cam.inbox.Post.letter;
import static aicmo.cam.inbox.Post.mailTo;
import static aicmo.cam.inbox.Post.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import aicmo.cam.events.EmailSent;
import aicmo.cam.events.ReplyIngested;
import aicmo.cam.events.ReplyIngested.MatchedBy;
import aicmo.cam.local.backing.MailServer;
import aicmo.cam.mail.Address;
import aicmo.cam.mail.DeliveryReportComposer;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.Flags;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "inbox"))
@WithTestResource(value = CamMail.class, initArgs = @ResourceArg(name = "email", value = InboxTest.MAILBOX))
class InboxTest {
    static final String MAILBOX = "ana@acme.test";

    @Inject
    Jdbi jdbi;

    MailServer server;
    private final Replies replies = new Replies();
    private final String lead = "lead-" + UUID.randomUUID() + "@hotel.example";

    @AfterEach
    void end() {
        replies.close();
    }

    @Test
    void a_reply_is_threaded_by_in_reply_to() {
        EmailSent mail = known(mailTo(lead));
        arrive("Gern!", "From: Jürg Müller <other@elsewhere.example>", "In-Reply-To: " + id(mail), "Message-ID: <" + lead + ">");

        ReplyIngested reply = told("<" + lead + ">");
        assertThat(reply.threading().email()).isEqualTo(mail.email());
        assertThat(reply.threading().recipient()).isEqualTo(lead);
        assertThat(reply.threading().matchedBy()).isEqualTo(MatchedBy.IN_REPLY_TO);
        assertThat(reply.mailbox()).isEqualTo(MAILBOX);
        assertThat(reply.rawMessage()).matches("ana@acme.test/INBOX/\\d+/\\d+");
        assertThat(reply.headers()).containsKey("in-reply-to").doesNotContainKey("mime-version");
    }

    @Test
    void a_reply_without_any_id_is_threaded_by_its_address() {
        EmailSent mail = known(mailTo(lead));
        arrive("Ja", "From: " + lead.toUpperCase(java.util.Locale.ROOT), "Message-ID: <" + lead + ">");

        ReplyIngested reply = told("<" + lead + ">");
        assertThat(reply.threading().email()).isEqualTo(mail.email());
        assertThat(reply.threading().matchedBy()).isEqualTo(MatchedBy.SENDER_ADDRESS);
    }

    @Test
    void a_reply_before_its_email_sent_waits_for_it() {
        EmailSent mail = mailTo(lead);
        arrive("Too fast", "From: someone@else.example", "References: <x@y> " + id(mail), "Message-ID: <" + lead + ">");
        await().untilAsserted(() -> assertThat(state(lead)).containsExactly("WAITING"));
        assertThat(replies.all()).noneMatch(reply -> ("<" + lead + ">").equals(reply.messageId()));

        publish(mail);

        ReplyIngested reply = told("<" + lead + ">");
        assertThat(reply.threading().email()).isEqualTo(mail.email());
        assertThat(reply.threading().matchedBy()).isEqualTo(MatchedBy.REFERENCES);
    }

    @Test
    void a_reply_to_a_second_mail_waits_for_that_mail_and_is_not_given_to_the_first() {
        known(mailTo(lead));
        EmailSent second = mailTo(lead);
        arrive("To the second", "From: " + lead, "In-Reply-To: " + id(second), "Message-ID: <" + lead + ">");
        await().untilAsserted(() -> assertThat(state(lead)).containsExactly("WAITING"));

        publish(second);

        assertThat(told("<" + lead + ">").threading().email()).isEqualTo(second.email());
    }

    @Test
    void an_id_that_never_becomes_known_leaves_the_address() {
        EmailSent mail = known(mailTo(lead));
        arrive("Rewritten", "From: " + lead, "In-Reply-To: <rewritten@relay.example>", "Message-ID: <" + lead + ">");

        ReplyIngested reply = told("<" + lead + ">");
        assertThat(reply.threading().email()).isEqualTo(mail.email());
        assertThat(reply.threading().matchedBy()).isEqualTo(MatchedBy.SENDER_ADDRESS);
    }

    @Test
    void a_strangers_message_is_told_without_a_mail_when_waiting_is_over() {
        arrive("Hello", "From: " + lead, "Message-ID: <" + lead + ">");

        assertThat(told("<" + lead + ">").threading()).isNull();
        assertThat(state(lead)).containsExactly("STRANGER");
    }

    @Test
    void a_delivery_report_is_threaded_by_the_id_of_the_mail_it_encloses() {
        EmailSent mail = known(mailTo(lead));
        byte[] original = letter("Hi", "From: ana@acme.test", "To: " + lead, "Message-ID: " + id(mail));
        deliver(server, MAILBOX, report(lead).build(original, Address.of(MAILBOX)));

        ReplyIngested reply = reportOf(lead);
        assertThat(reply.threading().email()).isEqualTo(mail.email());
        assertThat(reply.threading().matchedBy()).isEqualTo(MatchedBy.DELIVERY_REPORT);
        assertThat(reply.deliveryReport().recipients().getFirst().status()).isEqualTo("5.1.1");
    }

    @Test
    void a_delivery_report_without_ids_is_threaded_by_the_failed_recipient() {
        EmailSent mail = known(mailTo(lead));
        byte[] original = letter("Hi", "From: ana@acme.test", "To: " + lead);
        deliver(server, MAILBOX, report(lead).build(original, Address.of(MAILBOX)));

        ReplyIngested reply = reportOf(lead);
        assertThat(reply.threading().email()).isEqualTo(mail.email());
        assertThat(reply.threading().matchedBy()).isEqualTo(MatchedBy.DELIVERY_REPORT);
    }

    @Test
    void a_bounce_that_is_only_text_is_threaded_by_the_address_in_it() {
        EmailSent mail = known(mailTo(lead));
        arrive(
                "I'm afraid I wasn't able to deliver your message to <" + lead + ">:\nuser unknown.",
                "From: MAILER-DAEMON@mx.example",
                "Message-ID: <" + lead + ">");

        assertThat(told("<" + lead + ">").threading().email()).isEqualTo(mail.email());
    }

    @Test
    void a_copy_of_our_own_mail_is_no_reply() {
        EmailSent mail = known(mailTo(lead));
        arrive("Hi", "From: Ana <ana@acme.test>", "To: " + lead, "Message-ID: " + id(mail));

        await().untilAsserted(() -> assertThat(states("<%s@acme.test>".formatted(mail.email().emailId())))
                .containsExactly("OWN"));
        assertThat(replies.from("ana@acme.test")).isEmpty();
    }

    @Test
    void a_copy_of_our_own_mail_before_its_email_sent_is_no_reply() {
        EmailSent mail = mailTo(lead);
        arrive("Hi", "From: Ana <ana@acme.test>", "To: " + lead, "Message-ID: " + id(mail));
        await().untilAsserted(() -> assertThat(states(id(mail))).containsExactly("WAITING"));

        publish(mail);

        await().untilAsserted(() -> assertThat(states(id(mail))).containsExactly("OWN"));
        assertThat(replies.from("ana@acme.test")).isEmpty();
    }

    @Test
    void what_a_colleague_writes_by_hand_in_a_leads_thread_is_no_reply() {
        EmailSent mail = known(mailTo(lead));
        arrive("As discussed", "From: ana@acme.test", "To: " + lead, "In-Reply-To: " + id(mail), "Message-ID: <" + lead + ">");

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(state(lead)).containsExactly("OWN"));
        assertThat(replies.from("ana@acme.test")).isEmpty();
    }

    @Test
    void text_of_any_script_arrives_as_it_was_written() {
        known(mailTo(lead));
        String text = "とても興味があります。 مرحبًا 👋🏽 Grüße, «да»";
        arrive(text, "From: =?UTF-8?B?5L2Q6Jek?= <" + lead + ">", "Subject: =?UTF-8?Q?Pr=C3=A4sentation_=F0=9F=91=8D?=", "Message-ID: <" + lead + ">");

        ReplyIngested reply = told("<" + lead + ">");
        assertThat(reply.text().strip()).isEqualTo(text);
        assertThat(reply.subject()).isEqualTo("Präsentation 👍");
        assertThat(reply.fromName()).isEqualTo("佐藤");
    }

    @Test
    void nothing_is_marked_as_seen() throws Exception {
        known(mailTo(lead));
        arrive("Hello", "From: " + lead, "Message-ID: <" + lead + ">");
        told("<" + lead + ">");

        assertThat(server.messages(MAILBOX)).isNotEmpty();
        for (var message : server.messages(MAILBOX)) {
            assertThat(message.isSet(Flags.Flag.SEEN)).isFalse();
        }
    }

    private DeliveryReportComposer report(String recipient) {
        return new DeliveryReportComposer("mx.hotel.example", Instant.now())
                .failed(Address.of(recipient), "5.1.1", "550 5.1.1 user unknown");
    }

    private void arrive(String text, String... headers) {
        deliver(server, MAILBOX, letter(text, headers));
    }

    private EmailSent known(EmailSent mail) {
        publish(mail);
        await().atMost(Duration.ofSeconds(30)).until(() -> jdbi.withHandle(handle -> handle.createQuery(
                                "select count(*) from sent_message where email_id = ?")
                        .bind(0, mail.email().emailId())
                        .mapTo(Integer.class)
                        .one())
                == 1);
        return mail;
    }

    private static String id(EmailSent mail) {
        return mail.messageIds().getFirst();
    }

    private ReplyIngested told(String messageId) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> replies.all().stream()
                                .filter(reply -> messageId.equals(reply.messageId()))
                                .toList(),
                        found -> found.size() == 1)
                .getFirst();
    }

    private ReplyIngested reportOf(String recipient) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> replies.all().stream()
                                .filter(reply -> reply.deliveryReport() != null
                                        && reply.deliveryReport().recipients().stream()
                                                .anyMatch(one -> recipient.equals(one.address())))
                                .toList(),
                        found -> found.size() == 1)
                .getFirst();
    }

    private List<String> state(String lead) {
        return states("<" + lead + ">");
    }

    private List<String> states(String messageId) {
        return jdbi.withHandle(handle -> handle.createQuery("select state from inbound_email where message_id = ?")
                .bind(0, messageId)
                .mapTo(String.class)
                .list());
    }
}
