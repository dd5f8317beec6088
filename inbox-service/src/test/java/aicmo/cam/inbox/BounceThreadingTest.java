package aicmo.cam.inbox;

import static aicmo.cam.inbox.Post.deliver;
import static aicmo.cam.inbox.Post.letter;
import static aicmo.cam.inbox.Post.mailTo;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.EmailSent;
import aicmo.cam.events.ReplyIngested;
import aicmo.cam.events.ReplyIngested.MatchedBy;
import aicmo.cam.mail.DeliveryReportComposer;
import aicmo.cam.mail.address.Address;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "inbox"))
@WithTestResource(value = CamMail.class, initArgs = @ResourceArg(name = "email", value = "ana@acme.test"))
class BounceThreadingTest extends InboxWorld {
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

    private DeliveryReportComposer report(String recipient) {
        return new DeliveryReportComposer("mx.hotel.example", Instant.now())
                .failed(Address.of(recipient), "5.1.1", "550 5.1.1 user unknown");
    }

    private ReplyIngested reportOf(String recipient) {
        return told(reply -> reply.deliveryReport() != null
                && reply.deliveryReport().recipients().stream().anyMatch(one -> recipient.equals(one.address())));
    }
}
