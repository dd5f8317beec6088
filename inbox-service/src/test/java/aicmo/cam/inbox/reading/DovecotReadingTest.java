package aicmo.cam.inbox.reading;

import static aicmo.cam.inbox.Post.letter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import aicmo.cam.inbox.dovecot.CuttingProxy;
import aicmo.cam.inbox.imap.AccessTokenClient;
import aicmo.cam.inbox.imap.ImapInboxProvider;
import aicmo.cam.inbox.mailbox.InboxProvider;
import aicmo.cam.inbox.mailbox.InboxUnreachable;
import aicmo.cam.inbox.mailbox.InboxUnreachable.Reason;
import aicmo.cam.inbox.mailbox.Login;
import aicmo.cam.inbox.mailbox.MailboxAccess;
import aicmo.cam.inbox.mailbox.OpenFolder;
import aicmo.cam.inbox.mailbox.TlsMode;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import aicmo.cam.testing.mail.DovecotServer;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "inbox"))
@WithTestResource(value = CamMail.class, initArgs = @ResourceArg(name = "email", value = "ana@acme.test"))
@EnabledIf("aicmo.cam.testing.mail.DovecotServer#isInstalled")
class DovecotReadingTest extends PollingWorld {
    private static final Duration HOUR = Duration.ofHours(1);
    private static DovecotServer dovecot;

    @Inject
    AccessTokenClient tokens;

    @BeforeAll
    static void start() throws Exception {
        dovecot = DovecotServer.start();
    }

    @AfterAll
    static void end() throws Exception {
        dovecot.close();
    }

    @Test
    void a_certificate_is_checked_with_tls_and_with_starttls() {
        InboxProvider trusting = new ImapInboxProvider(tokens, () -> Optional.of(dovecot.certificate()));
        for (MailboxAccess access : List.of(
                access("INBOX", dovecot.tlsPort(), TlsMode.TLS), access("INBOX", dovecot.port(), TlsMode.STARTTLS))) {
            try (OpenFolder folder = trusting.open(access)) {
                assertThat(folder.canWait()).isTrue();
            }
            assertThatThrownBy(() -> pollers.provider().open(access))
                    .isInstanceOfSatisfying(
                            InboxUnreachable.class, e -> assertThat(e.reason()).isEqualTo(Reason.TLS))
                    .hasMessageContaining("certificate")
                    .hasMessageNotContaining("secret");
        }
        assertThatThrownBy(() -> trusting.open(access("INBOX", dovecot.port(), TlsMode.TLS)))
                .isInstanceOfSatisfying(
                        InboxUnreachable.class, e -> assertThat(e.reason()).isEqualTo(Reason.TLS));
    }

    @Test
    void a_message_is_taken_in_when_the_server_tells_of_it_and_not_an_hour_later() throws Exception {
        dovecot.put(address, "INBOX", message("before"));
        PollLoop loop = pollers.loop(access("INBOX", dovecot.port(), TlsMode.NONE));
        await().untilAsserted(() -> assertThat(subjects()).containsExactly("before"));
        for (String subject : List.of("one", "two", "three")) {
            dovecot.put(address, "INBOX", message(subject));
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(subjects()).contains(subject));
        }
        loop.stop();
        loop.awaitEnd();

        await().untilAsserted(() -> assertThat(mailbox().leaseOwner()).isEmpty());
        assertThat(subjects()).containsExactly("before", "one", "two", "three");
    }

    @Test
    void a_new_uidvalidity_doubles_nothing() throws Exception {
        dovecot.put(address, "INBOX", message("one"));
        dovecot.put(address, "INBOX", message("two"));
        look(dovecot.port());
        long before = mailbox().uidValidity().orElseThrow();
        dovecot.put(address, "INBOX", message("three"));
        await().untilAsserted(() -> {
            // a new one is made of the time in seconds
            dovecot.forgetUids(address);
            look(dovecot.port());
            assertThat(mailbox().uidValidity().orElseThrow()).isNotEqualTo(before);
        });

        assertThat(subjects()).containsExactly("one", "two", "three");
        assertThat(mailbox().failures()).isZero();
    }

    @Test
    void a_renamed_folder_is_missed_by_name_and_its_messages_are_not_doubled_when_it_is_back() throws Exception {
        dovecot.put(address, "Replies", message("one"));
        PollMailbox poller = pollers.replica(access("Replies", dovecot.port(), TlsMode.NONE));
        poller.look();
        dovecot.doveadm("mailbox", "rename", "-u", address, "Replies", "Archive");
        poller.close();
        PollMailbox again = pollers.replica(access("Replies", dovecot.port(), TlsMode.NONE));
        due(again);
        assertThat(rows.find(address, "Replies").orElseThrow().lastError().orElseThrow())
                .contains("has no folder 'Replies'");

        dovecot.doveadm("mailbox", "rename", "-u", address, "Archive", "Replies");
        dovecot.put(address, "Replies", message("two"));
        due(again);
        again.close();
        assertThat(subjects()).containsExactly("one", "two");
    }

    @Test
    void a_connection_cut_in_the_middle_of_a_fetch_loses_and_doubles_nothing() throws Exception {
        for (int i = 0; i < 120; i++) {
            dovecot.put(
                    address,
                    "INBOX",
                    letter("x".repeat(2000), "Subject: message " + i, "Message-ID: <" + i + "." + address + ">"));
        }
        try (CuttingProxy proxy = new CuttingProxy(dovecot.port(), 180_000)) {
            PollMailbox poller = pollers.replica(address, proxy.port());
            poller.look();
            assertThat(mailbox().failures()).isEqualTo(1);
            assertThat(subjects()).hasSizeBetween(1, 119);
            await().untilAsserted(() -> {
                due(poller);
                assertThat(subjects()).hasSize(120).doesNotHaveDuplicates();
            });
            poller.close();
        }
    }

    @Test
    void a_server_that_restarts_while_it_is_waited_on_is_read_again() throws Exception {
        dovecot.put(address, "INBOX", message("one"));
        PollLoop loop = pollers.loop(access("INBOX", dovecot.port(), TlsMode.NONE));
        await().untilAsserted(() -> assertThat(subjects()).containsExactly("one"));
        dovecot.stop();
        await().atMost(Duration.ofSeconds(30)).until(() -> mailbox().failures() > 0);
        dovecot.restart();
        dovecot.put(address, "INBOX", message("two"));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(subjects()).containsExactly("one", "two"));
        loop.stop();
        loop.awaitEnd();
    }

    @Test
    void twenty_mailboxes_are_read_at_once_and_a_sick_one_holds_up_none() throws Exception {
        List<String> boxes =
                IntStream.range(0, 20).mapToObj(i -> i + "-" + address).toList();
        for (String box : boxes) {
            for (int i = 0; i < 10; i++) {
                dovecot.put(box, "INBOX", letter("Hi", "Subject: " + i, "Message-ID: <" + i + "." + box + ">"));
            }
        }
        PollLoop sick = pollers.loop(access("Nowhere", dovecot.port(), TlsMode.NONE));
        List<PollLoop> loops = boxes.stream()
                .map(box -> pollers.loop(access(box, "INBOX", dovecot.port(), TlsMode.NONE)))
                .toList();
        await().atMost(Duration.ofSeconds(60)).until(() -> likewise() == 200);
        loops.forEach(PollLoop::stop);
        sick.stop();
        loops.forEach(PollLoop::awaitEnd);
        sick.awaitEnd();
        assertThat(rows.find(address, "Nowhere").orElseThrow().failures()).isPositive();
    }

    /** Messages in all mailboxes whose names end as that of this test. */
    private int likewise() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from inbound_email where mailbox like ?")
                .bind(0, "%-" + address)
                .mapTo(Integer.class)
                .one());
    }

    private MailboxAccess access(String folder, int port, TlsMode tls) {
        return access(address, folder, port, tls);
    }

    private static MailboxAccess access(String user, String folder, int port, TlsMode tls) {
        return new MailboxAccess(user, folder, "127.0.0.1", port, tls, new Login.Password(user, "secret"), HOUR, true);
    }
}
