package aicmo.cam.inbox.thread;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.EmailSent;
import aicmo.cam.events.MailRef;
import aicmo.cam.messaging.EventId;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** A provider that tells its own message id later has a mail told of twice: after a pause both are in one batch. */
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "inbox"))
@WithTestResource(value = CamMail.class, initArgs = @ResourceArg(name = "email", value = "ana@acme.test"))
class ToldTwiceTest {
    @Inject
    Settling settling;

    @Inject
    Jdbi jdbi;

    @Test
    void both_tellings_of_a_mail_are_taken_in_by_one_batch() {
        MailRef mail = new MailRef(EventId.next(), EventId.next(), EventId.next(), EventId.next(), "main", 1);
        MailRef other = new MailRef(EventId.next(), EventId.next(), EventId.next(), EventId.next(), "main", 1);
        String ours = "<" + mail.emailId() + "@acme.test>";
        String theirs = "<" + mail.emailId() + "@eu-west-1.amazonses.com>";

        QuarkusTransaction.requiringNew()
                .run(() -> settling.announced(List.of(
                        // four rows: the driver makes one statement of them
                        telling(mail, List.of(ours)),
                        telling(other, List.of("<" + other.emailId() + "@acme.test>")),
                        telling(mail, List.of(ours, theirs)),
                        telling(other, List.of("<" + other.emailId() + "@acme.test>")))));

        assertThat(idsOf(mail)).containsExactlyInAnyOrder(ours, theirs);
        assertThat(idsOf(other)).hasSize(1);
    }

    private List<String> idsOf(MailRef mail) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select i.message_id from sent_message_id i join sent_message s using (email_id) where email_id = :id")
                .bind("id", mail.emailId())
                .mapTo(String.class)
                .list());
    }

    private static Telling telling(MailRef mail, List<String> ids) {
        return new Telling(
                Announced.by(new EmailSent(
                        EventId.next(),
                        Instant.now(),
                        mail,
                        "lead@hotel.example",
                        "ana@acme.test",
                        "ana@acme.test",
                        "Hello",
                        ids,
                        "resend",
                        null,
                        false)),
                null);
    }
}
