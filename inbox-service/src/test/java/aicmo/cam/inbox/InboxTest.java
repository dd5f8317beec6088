package aicmo.cam.inbox;

import static aicmo.cam.inbox.Post.mailTo;
import static aicmo.cam.inbox.Post.publish;
import static aicmo.cam.inbox.Post.queued;
import static aicmo.cam.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.EmailSent;
import aicmo.cam.events.ReplyIngested;
import aicmo.cam.events.ReplyIngested.MatchedBy;
import aicmo.cam.messaging.EventId;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.mail.Flags;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "inbox"))
@WithTestResource(value = CamMail.class, initArgs = @ResourceArg(name = "email", value = "ana@acme.test"))
class InboxTest extends InboxWorld {
    @Test
    void a_reply_is_threaded_by_in_reply_to() {
        EmailSent mail = known(mailTo(lead));
        arrive(
                "Gern!",
                "From: Jürg Müller <other@elsewhere.example>",
                "In-Reply-To: " + id(mail),
                "Message-ID: <" + lead + ">");

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

    /** RFC 6532: the address stands in the header as it is. */
    @Test
    void a_reply_from_an_address_beyond_ascii_is_threaded_by_it_however_it_is_spelled() {
        EmailSent mail = known(mailTo("jörg." + lead));
        arrive("Ja", "From: Jörg <JO\u0308RG." + lead + ">", "Message-ID: <" + lead + ">");

        ReplyIngested reply = told("<" + lead + ">");
        assertThat(reply.threading().email()).isEqualTo(mail.email());
        assertThat(reply.threading().matchedBy()).isEqualTo(MatchedBy.SENDER_ADDRESS);
    }

    @Test
    void a_reply_before_its_email_sent_waits_for_it() {
        EmailSent mail = mailTo(lead);
        arrive("Too fast", "From: someone@else.example", "References: <x@y> " + id(mail), "Message-ID: <" + lead + ">");
        eventually().untilAsserted(() -> assertThat(state(lead)).containsExactly("WAITING"));
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
        eventually().untilAsserted(() -> assertThat(state(lead)).containsExactly("WAITING"));

        publish(second);

        assertThat(told("<" + lead + ">").threading().email()).isEqualTo(second.email());
    }

    @Test
    void an_id_that_never_becomes_known_leaves_the_address() {
        EmailSent mail = known(mailTo(lead));
        arrive("Rewritten", "From: " + lead, "In-Reply-To: <rewritten@relay.example>", "Message-ID: <" + lead + ">");

        waitNoLonger("<" + lead + ">");
        ReplyIngested reply = told("<" + lead + ">");
        assertThat(reply.threading().email()).isEqualTo(mail.email());
        assertThat(reply.threading().matchedBy()).isEqualTo(MatchedBy.SENDER_ADDRESS);
    }

    @Test
    void an_id_that_the_provider_tells_later_is_known_too() {
        EmailSent mail = known(mailTo(lead));
        String later = "<provider." + mail.email().emailId() + "@relay.example>";
        arrive("Gern", "From: other@else.example", "In-Reply-To: " + later, "Message-ID: <" + lead + ">");

        publish(new EmailSent(
                EventId.next(),
                Instant.now(),
                mail.email(),
                lead,
                mail.from(),
                null,
                mail.subject(),
                List.of(later),
                "resend",
                null,
                false));

        ReplyIngested reply = told("<" + lead + ">");
        assertThat(reply.threading().email()).isEqualTo(mail.email());
        assertThat(reply.threading().matchedBy()).isEqualTo(MatchedBy.IN_REPLY_TO);
    }

    @Test
    void a_reply_to_a_mail_whose_outcome_nobody_knows_is_threaded_by_the_ids_it_was_queued_with() {
        EmailSent mail = mailTo(lead);
        publish(queued(mail));
        arrive("Yes", "From: other@else.example", "In-Reply-To: " + id(mail), "Message-ID: <" + lead + ">");

        ReplyIngested reply = told("<" + lead + ">");
        assertThat(reply.threading().email()).isEqualTo(mail.email());
        assertThat(reply.threading().recipient()).isEqualTo(lead);
        assertThat(reply.threading().matchedBy()).isEqualTo(MatchedBy.IN_REPLY_TO);
    }

    @Test
    void a_reply_from_another_address_is_threaded_by_the_token_of_the_address_it_was_sent_to() {
        EmailSent mail = mailTo(lead);
        String token = "reply+" + mail.email().emailId() + "@acme.test";
        publish(queued(mail));
        publish(new EmailSent(
                EventId.next(),
                Instant.now(),
                mail.email(),
                lead,
                mail.from(),
                token,
                mail.subject(),
                List.of("<resend." + lead + ">"),
                "resend",
                null,
                false));
        arrive("From home", "From: home-" + lead, "Delivered-To: " + token, "Message-ID: <" + lead + ">");
        arrive("Again", "From: x" + lead, "In-Reply-To: " + id(mail), "Message-ID: <2." + lead + ">");
        arrive("Again", "From: x" + lead, "In-Reply-To: <resend." + lead + ">", "Message-ID: <3." + lead + ">");

        ReplyIngested reply = told("<" + lead + ">");
        assertThat(reply.threading().email()).isEqualTo(mail.email());
        assertThat(reply.threading().matchedBy()).isEqualTo(MatchedBy.REPLY_ADDRESS);
        assertThat(told("<2." + lead + ">").threading().email()).isEqualTo(mail.email());
        assertThat(told("<3." + lead + ">").threading().email()).isEqualTo(mail.email());
    }

    @Test
    void a_strangers_message_is_told_without_a_mail_when_waiting_is_over() {
        arrive("Hello", "From: " + lead, "Message-ID: <" + lead + ">");

        waitNoLonger("<" + lead + ">");
        assertThat(told("<" + lead + ">").threading()).isNull();
        assertThat(state(lead)).containsExactly("STRANGER");
    }

    @Test
    void text_of_any_script_arrives_as_it_was_written() {
        known(mailTo(lead));
        String text = "とても興味があります。 مرحبًا 👋🏽 Grüße, «да»";
        arrive(
                text,
                "From: =?UTF-8?B?5L2Q6Jek?= <" + lead + ">",
                "Subject: =?UTF-8?Q?Pr=C3=A4sentation_=F0=9F=91=8D?=",
                "Message-ID: <" + lead + ">");

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
}
