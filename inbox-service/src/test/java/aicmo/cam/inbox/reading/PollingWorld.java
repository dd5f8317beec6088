package aicmo.cam.inbox.reading;

import static aicmo.cam.inbox.Post.letter;

import aicmo.cam.inbox.Post;
import aicmo.cam.inbox.mailbox.Mailbox;
import aicmo.cam.inbox.mailbox.MailboxRows;
import aicmo.cam.local.backing.MailServer;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** A mailbox of its own for each test, and pollers that look when they are told to. */
abstract class PollingWorld {
    @Inject
    Pollers pollers;

    @Inject
    MailboxRows rows;

    @Inject
    Jdbi jdbi;

    final String address = "box-" + UUID.randomUUID() + "@acme.test";

    /** One look of a replica that starts and stops. */
    void look(int port) {
        try (PollMailbox poller = pollers.replica(address, port)) {
            due(poller);
        }
    }

    void due(PollMailbox poller) {
        jdbi.useHandle(handle -> handle.execute("update mailbox set next_poll_at = now() where address = ?", address));
        poller.look();
    }

    void put(MailServer server, String... subjects) {
        for (String subject : subjects) {
            Post.deliver(server, address, message(subject));
        }
    }

    byte[] message(String subject) {
        String id = subject.replace(' ', '-') + "@" + address;
        return letter("Hi", "From: somebody@x.example", "Subject: " + subject, "Message-ID: <" + id + ">");
    }

    Mailbox mailbox() {
        return rows.find(address, "INBOX").orElseThrow();
    }

    List<String> subjects() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select subject from inbound_email where mailbox = ? order by id")
                        .bind(0, address)
                        .mapTo(String.class)
                        .list());
    }

    int count(String what) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from " + what + " where mailbox = ?")
                .bind(0, address)
                .mapTo(Integer.class)
                .one());
    }
}
