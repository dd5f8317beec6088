package aicmo.cam.e2e.inbox;

import static aicmo.cam.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.bench.ground.Ground;
import aicmo.cam.bench.ground.Replica;
import aicmo.cam.bench.ground.Setup;
import aicmo.cam.bench.ground.Tap;
import aicmo.cam.e2e.TestLength;
import aicmo.cam.events.ReplyIngested;
import aicmo.cam.events.Topic;
import aicmo.cam.local.Service;
import aicmo.cam.local.backing.MailServer;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The inbox dies again and again while it takes in a full mailbox. */
@Tag("slow")
class InboxCrashTest {
    private static final int MESSAGES = TestLength.of(1_500, 5_000);
    private static final int KILLS = TestLength.of(4, 10);
    private static final String MAILBOX = "ana@acme.test";

    /**
     * By subject, the ids of the events that tell of it. A relay that dies between Kafka's acknowledgement and its own note sends the same
     * event again, which every reader knows by its id; two events would be a double.
     */
    private final Map<String, Set<UUID>> told = new ConcurrentHashMap<>();

    @Test
    void every_message_is_told_once_however_often_the_inbox_is_killed() throws Exception {
        try (Ground ground = Ground.start();
                MailServer mail = MailServer.start(0, 0);
                Tap<ReplyIngested> tap =
                        Tap.open(ground, Topic.REPLY_INGESTED, ReplyIngested.class, reply -> told.computeIfAbsent(
                                        reply.subject(), unused -> ConcurrentHashMap.newKeySet())
                                .add(reply.eventId()))) {
            mail.addMailbox(MAILBOX, "secret");
            IntStream.range(0, MESSAGES).forEach(number -> mail.deliver(MAILBOX, message(number)));
            try (Replica inbox = Replica.start(ground, Service.INBOX, "inbox", setup(mail))) {
                for (int kill = 1; kill <= KILLS; kill++) {
                    int enough = MESSAGES * kill / (KILLS + 1);
                    // GreenMail's own thread fails where its client is killed
                    eventually().dontCatchUncaughtExceptions().until(told::size, size -> size >= enough);
                    inbox.kill9();
                    endLease(ground);
                    inbox.start();
                }
                eventually().dontCatchUncaughtExceptions().until(told::size, size -> size == MESSAGES);
            }
            tap.check();
        }
        assertThat(told.values()).allSatisfy(events -> assertThat(events).hasSize(1));
    }

    /** As three quarters of a minute later: the lease of a dead replica ends by itself, and this test does not wait for it. */
    private static void endLease(Ground ground) throws Exception {
        try (Connection connection = ground.postgres().asSuperuser().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update inbox.mailbox set lease_until = now() where lease_until is not null");
        }
    }

    private static Setup setup(MailServer mail) {
        return new Setup(
                Map.of(
                        "AICMO_IMAP_SERVER", "127.0.0.1",
                        "AICMO_IMAP_PORT", Integer.toString(mail.imapPort()),
                        "AICMO_IMAP_TLS", "none",
                        "AICMO_IMAP_EMAIL", MAILBOX,
                        "AICMO_IMAP_PASSWORD", "secret",
                        "AICMO_IMAP_POLL_INTERVAL", "200ms",
                        "AICMO_CAM_INBOX_THREAD_WAIT", "1s"),
                List.of());
    }

    private static MimeMessage message(int number) {
        byte[] raw = ("From: lead-" + number + "@hotel.example\r\nSubject: message " + number + "\r\nMessage-ID: <"
                        + number + "@hotel.example>\r\n\r\nThank you, that sounds good. Next week suits me well.\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        try {
            return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
        } catch (MessagingException e) {
            throw new AssertionError("no message", e);
        }
    }
}
