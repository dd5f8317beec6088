package aicmo.cam.inbox;

import static aicmo.cam.inbox.Post.deliver;
import static aicmo.cam.inbox.Post.letter;
import static aicmo.cam.inbox.Post.publish;
import static aicmo.cam.testing.Eventually.eventually;

import aicmo.cam.events.EmailSent;
import aicmo.cam.events.ReplyIngested;
import aicmo.cam.local.backing.MailServer;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;

/** The running service with its mailbox, and a lead that nobody else knows. */
abstract class InboxWorld {
    static final String MAILBOX = "ana@acme.test";

    @Inject
    Jdbi jdbi;

    MailServer server;
    final Replies replies = new Replies();
    final String lead = "lead-" + UUID.randomUUID() + "@hotel.example";

    @AfterEach
    void end() {
        replies.close();
    }

    void arrive(String text, String... headers) {
        deliver(server, MAILBOX, letter(text, headers));
    }

    /** Publishes, and returns when the inbox knows of it. */
    EmailSent known(EmailSent mail) {
        publish(mail);
        eventually()
                .until(() -> jdbi.withHandle(
                                handle -> handle.createQuery("select count(*) from sent_message where email_id = ?")
                                        .bind(0, mail.email().emailId())
                                        .mapTo(Integer.class)
                                        .one())
                        == 1);
        return mail;
    }

    /** Ends the waiting of this message, which must have begun. */
    void waitNoLonger(String messageId) {
        eventually()
                .until(() -> jdbi.withHandle(handle -> handle.execute(
                                "update inbound_email set wait_until = now() where message_id = ? and state = 'WAITING'",
                                messageId))
                        == 1);
    }

    static String id(EmailSent mail) {
        return mail.messageIds().getFirst();
    }

    ReplyIngested told(String messageId) {
        return told(reply -> messageId.equals(reply.messageId()));
    }

    ReplyIngested told(Predicate<ReplyIngested> which) {
        return eventually()
                .until(() -> replies.all().stream().filter(which).toList(), found -> found.size() == 1)
                .getFirst();
    }

    List<String> state(String lead) {
        return states("<" + lead + ">");
    }

    List<String> states(String messageId) {
        return jdbi.withHandle(handle -> handle.createQuery("select state from inbound_email where message_id = ?")
                .bind(0, messageId)
                .mapTo(String.class)
                .list());
    }

    final ReplyIngested answered(EmailSent mail) {
        arrive(
                "Gern!",
                "From: " + lead,
                "Subject: Re: quiet",
                "In-Reply-To: " + id(mail),
                "Message-ID: <" + lead + ">");
        return told("<" + lead + ">");
    }
}
