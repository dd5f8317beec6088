package aicmo.cam.inbox.reading;

import static aicmo.cam.inbox.Post.letter;
import static aicmo.cam.testing.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aicmo.cam.inbox.imap.AccessTokenClient;
import aicmo.cam.inbox.imap.ImapInboxProvider;
import aicmo.cam.inbox.mailbox.InboxProvider;
import aicmo.cam.inbox.mailbox.InboxUnreachable;
import aicmo.cam.inbox.mailbox.InboxUnreachable.Reason;
import aicmo.cam.inbox.mailbox.MailboxAccess;
import aicmo.cam.inbox.mailbox.OpenFolder;
import aicmo.cam.inbox.mailbox.TlsMode;
import aicmo.cam.inbox.server.CuttingProxy;
import aicmo.cam.inbox.server.TestedServer;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "inbox"))
@WithTestResource(value = CamMail.class, initArgs = @ResourceArg(name = "email", value = "ana@acme.test"))
class ServersTest extends ServerWorld {
    @Inject
    AccessTokenClient tokens;

    @ParameterizedTest(name = EACH)
    @MethodSource("servers")
    void a_certificate_is_checked_with_tls_and_with_starttls(TestedServer server) throws Exception {
        server.put(address, "INBOX", message("one"));
        InboxProvider trusting = new ImapInboxProvider(tokens, () -> Optional.of(server.certificate()));
        List<MailboxAccess> protectedOnes = new ArrayList<>();
        protectedOnes.add(access("INBOX", server.tlsPort(), TlsMode.TLS));
        if (server.canStartTls()) {
            protectedOnes.add(access("INBOX", server.port(), TlsMode.STARTTLS));
        }
        for (MailboxAccess access : protectedOnes) {
            try (OpenFolder folder = trusting.open(access)) {
                assertThat(folder.canWait()).isTrue();
                assertThat(folder.uidsAfter(0)).hasSize(1);
            }
            assertThatThrownBy(() -> pollers.provider().open(access))
                    .isInstanceOfSatisfying(
                            InboxUnreachable.class, e -> assertThat(e.reason()).isEqualTo(Reason.TLS))
                    .hasMessageContaining("certificate")
                    .hasMessageNotContaining("secret");
        }
        for (TlsMode demanded : List.of(TlsMode.TLS, TlsMode.STARTTLS)) {
            if (demanded == TlsMode.TLS || !server.canStartTls()) {
                assertThatThrownBy(() -> trusting.open(access("INBOX", server.port(), demanded)))
                        .isInstanceOfSatisfying(InboxUnreachable.class, e -> assertThat(e.reason())
                                .isEqualTo(Reason.TLS));
            }
        }
    }

    @ParameterizedTest(name = EACH)
    @MethodSource("servers")
    void a_message_is_taken_in_when_the_server_tells_of_it_and_not_an_hour_later(TestedServer server) throws Exception {
        server.put(address, "INBOX", message("before"));
        PollLoop loop = pollers.loop(access("INBOX", server.port(), TlsMode.NONE));
        eventually().untilAsserted(() -> assertThat(subjects()).containsExactly("before"));
        for (String subject : List.of("one", "two", "three")) {
            server.put(address, "INBOX", message(subject));
            eventually().untilAsserted(() -> assertThat(subjects()).contains(subject));
        }
        end(loop);

        eventually().untilAsserted(() -> assertThat(mailbox().leaseOwner()).isEmpty());
        assertThat(subjects()).containsExactly("before", "one", "two", "three");
    }

    @ParameterizedTest(name = EACH)
    @MethodSource("servers")
    void a_new_uidvalidity_doubles_nothing(TestedServer server) throws Exception {
        server.put(address, "INBOX", message("one"));
        server.put(address, "INBOX", message("two"));
        look(server.port());
        long before = mailbox().uidValidity().orElseThrow();
        server.put(address, "INBOX", message("three"));
        eventually().untilAsserted(() -> {
            // a new one is made of the time
            server.forgetUids(address);
            look(server.port());
            assertThat(mailbox().uidValidity().orElseThrow()).isNotEqualTo(before);
        });

        assertThat(subjects()).containsExactlyInAnyOrder("one", "two", "three");
        assertThat(mailbox().failures()).isZero();
    }

    @ParameterizedTest(name = EACH)
    @MethodSource("servers")
    void a_renamed_folder_is_missed_by_name_and_its_messages_are_not_doubled_when_it_is_back(TestedServer server)
            throws Exception {
        server.put(address, "Replies", message("one"));
        try (PollMailbox poller = pollers.replica(access("Replies", server.port(), TlsMode.NONE))) {
            poller.look();
        }
        server.rename(address, "Replies", "Archive");
        try (PollMailbox again = pollers.replica(access("Replies", server.port(), TlsMode.NONE))) {
            due(again);
            assertThat(rows.find(address, "Replies").orElseThrow().lastError().orElseThrow())
                    .contains("has no folder 'Replies'");

            server.rename(address, "Archive", "Replies");
            server.put(address, "Replies", message("two"));
            due(again);
        }
        assertThat(subjects()).containsExactly("one", "two");
    }

    @ParameterizedTest(name = EACH)
    @MethodSource("servers")
    void a_connection_cut_in_the_middle_of_a_fetch_loses_and_doubles_nothing(TestedServer server) throws Exception {
        for (int i = 0; i < 420; i++) {
            server.put(
                    address,
                    "INBOX",
                    letter("x".repeat(2000), "Subject: message " + i, "Message-ID: <" + i + "." + address + ">"));
        }
        try (CuttingProxy proxy = new CuttingProxy(server.port(), 700_000);
                PollMailbox poller = pollers.replica(address, proxy.port())) {
            poller.look();
            assertThat(mailbox().failures()).isEqualTo(1);
            assertThat(subjects()).hasSizeBetween(1, 419);
            eventually().untilAsserted(() -> {
                due(poller);
                assertThat(subjects()).hasSize(420).doesNotHaveDuplicates();
            });
        }
    }

    @ParameterizedTest(name = EACH)
    @MethodSource("servers")
    void a_server_that_restarts_while_it_is_waited_on_is_read_again(TestedServer server) throws Exception {
        server.put(address, "INBOX", message("one"));
        PollLoop loop = pollers.loop(access("INBOX", server.port(), TlsMode.NONE));
        eventually().untilAsserted(() -> assertThat(subjects()).containsExactly("one"));
        server.stop();
        eventually().until(() -> mailbox().failures() > 0);
        server.restart();
        server.put(address, "INBOX", message("two"));
        eventually().untilAsserted(() -> assertThat(subjects()).containsExactly("one", "two"));
        end(loop);
    }

    @ParameterizedTest(name = EACH)
    @MethodSource("servers")
    void a_message_that_lies_in_two_folders_is_told_once(TestedServer server) throws Exception {
        byte[] letter = message("once");
        byte[] asSpam = ("X-Spam-Flag: YES\r\n" + new String(letter, UTF_8)).getBytes(UTF_8);
        server.put(address, "INBOX", letter);
        server.put(address, "Junk", asSpam);
        server.put(address, "Junk", message("spam"));
        for (String folder : List.of("INBOX", "Junk")) {
            try (PollMailbox poller = pollers.replica(access(folder, server.port(), TlsMode.NONE))) {
                poller.look();
            }
        }

        assertThat(subjects()).containsExactly("once", "spam");
        assertThat(rows.find(address, "Junk").orElseThrow().lastUid()).isEqualTo(2);
        assertThat(rows.find(address, "Junk").orElseThrow().messages()).isEqualTo(1);
    }
}
