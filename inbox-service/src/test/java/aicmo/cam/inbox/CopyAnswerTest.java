package aicmo.cam.inbox;

import static aicmo.cam.inbox.Post.mailTo;
import static aicmo.cam.inbox.Post.publish;
import static aicmo.cam.inbox.Post.queued;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import aicmo.cam.events.EmailSent;
import aicmo.cam.events.ReplyIngested;
import aicmo.cam.messaging.EventId;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody who got a copy (Cc) and answers speaks for themselves: what they say is not the recipient's word. */
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "inbox"))
@WithTestResource(value = CamMail.class, initArgs = @ResourceArg(name = "email", value = "ana@acme.test"))
class CopyAnswerTest extends InboxWorld {
    private final String copy = "copy-" + lead;

    @Test
    void an_answer_of_somebody_in_cc_is_theirs_and_the_recipients_stays_the_recipients() {
        EmailSent mail = known(copied());

        assertThat(answer(mail, copy).recipient()).isEqualTo(copy);
        assertThat(answer(mail, lead).recipient()).isEqualTo(lead);
    }

    @Test
    void it_is_theirs_also_before_the_mail_is_known_to_have_gone() {
        EmailSent mail = copied();
        publish(queued(mail));

        assertThat(answer(mail, copy).recipient()).isEqualTo(copy);
    }

    @Test
    void somebody_in_cc_is_forgotten() {
        EmailSent mail = known(copied());
        given().contentType("application/json")
                .body("{\"address\": \"" + copy + "\"}")
                .post("/api/cam/emails/erasures")
                .then()
                .statusCode(200)
                .body("mails", equalTo(1));

        List<String> copies = jdbi.withHandle(
                handle -> handle.createQuery("select unnest(copy_keys) from sent_message where email_id = ?")
                        .bind(0, mail.email().emailId())
                        .mapTo(String.class)
                        .list());
        assertThat(copies).containsExactly("erased@invalid", "third@hotel.example");
        assertThat(answer(mail, "third@hotel.example").recipient()).isEqualTo("third@hotel.example");
    }

    private ReplyIngested.Threading answer(EmailSent mail, String from) {
        String id = "<" + EventId.next() + "@hotel.example>";
        arrive(
                "Bitte keine Mails mehr",
                "From: " + from,
                "Subject: Re: quiet",
                "In-Reply-To: " + id(mail),
                "Message-ID: " + id);
        return told(id).threading();
    }

    private EmailSent copied() {
        EmailSent mail = mailTo(lead);
        return new EmailSent(
                mail.eventId(),
                mail.occurredAt(),
                mail.email(),
                mail.recipient(),
                mail.from(),
                mail.replyTo(),
                mail.subject(),
                mail.messageIds(),
                mail.provider(),
                mail.providerMessageId(),
                mail.dryRun(),
                List.of(copy, "third@hotel.example"));
    }
}
