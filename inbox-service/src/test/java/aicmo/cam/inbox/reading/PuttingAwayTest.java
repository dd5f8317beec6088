package aicmo.cam.inbox.reading;

import static aicmo.cam.inbox.server.TestedServers.lying;
import static aicmo.cam.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.inbox.mailbox.Afterwards;
import aicmo.cam.inbox.server.CuttingProxy;
import aicmo.cam.inbox.server.TestedServer;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing is marked or moved on the server, unless a setting asks. */
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "inbox"))
@WithTestResource(value = CamMail.class, initArgs = @ResourceArg(name = "email", value = "ana@acme.test"))
class PuttingAwayTest extends ServerWorld {
    private static final Afterwards SEEN = new Afterwards(true, Optional.empty());
    private static final Afterwards MOVED = new Afterwards(true, Optional.of("Gelesen & geprüft"));

    @ParameterizedTest(name = EACH)
    @MethodSource("servers")
    void messages_stay_as_they_are_until_a_setting_asks_and_those_after_it_are_marked(TestedServer server)
            throws Exception {
        put(server, "before");
        look(server, Afterwards.NOTHING);
        assertThat(lying(server, address, "INBOX")).containsExactly("before");
        put(server, "after");
        look(server, SEEN);
        assertThat(lying(server, address, "INBOX")).containsExactly("before", "✓ after");
        look(server, Afterwards.NOTHING);
        put(server, "later");
        look(server, Afterwards.NOTHING);
        assertThat(lying(server, address, "INBOX")).containsExactly("before", "✓ after", "later");
    }

    @ParameterizedTest(name = EACH)
    @MethodSource("servers")
    void messages_are_moved_once_they_are_taken_in_and_what_comes_later_too(TestedServer server) throws Exception {
        put(server, "one");
        put(server, "two");
        look(server, MOVED);
        put(server, "three");
        look(server, MOVED);
        look(server, MOVED);

        assertThat(lying(server, address, "INBOX")).isEmpty();
        assertThat(lying(server, address, MOVED.moveTo().orElseThrow()))
                .containsExactlyInAnyOrder("✓ one", "✓ two", "✓ three");
        assertThat(subjects()).containsExactly("one", "two", "three");
        assertThat(mailbox().failures()).isZero();
        assertThat(mailbox().putAwayUid()).isEqualTo(mailbox().lastUid()).isEqualTo(3);
    }

    /** As the crash between taking in and putting away, and the one between putting away and its note. */
    @ParameterizedTest(name = EACH)
    @MethodSource("servers")
    void what_a_reader_that_died_left_is_put_away_and_what_it_had_put_away_does_no_harm(TestedServer server)
            throws Exception {
        put(server, "one");
        look(server, MOVED);
        put(server, "two");
        look(server, Afterwards.NOTHING);
        jdbi.useHandle(handle -> handle.execute("update mailbox set put_away_uid = 0 where address = ?", address));
        look(server, MOVED);
        assertThat(lying(server, address, "INBOX")).isEmpty();
        jdbi.useHandle(handle -> handle.execute("update mailbox set put_away_uid = 0 where address = ?", address));
        look(server, MOVED);

        assertThat(lying(server, address, MOVED.moveTo().orElseThrow())).containsExactlyInAnyOrder("✓ one", "✓ two");
        assertThat(subjects()).containsExactly("one", "two");
        assertThat(mailbox().putAwayUid()).isEqualTo(2);
    }

    @ParameterizedTest(name = EACH)
    @MethodSource("servers")
    void a_loop_that_waits_for_news_moves_what_comes(TestedServer server) throws Exception {
        put(server, "one");
        // GreenMail tells nothing more on a connection that has moved a message
        Duration newsAtMost = Duration.ofSeconds(1);
        PollLoop loop = pollers.loop(access("INBOX", server.port(), MOVED), newsAtMost);
        eventually().until(() -> subjects().size() == 1);
        put(server, "two");
        eventually().untilAsserted(() -> assertThat(
                        lying(server, address, MOVED.moveTo().orElseThrow()))
                .containsExactlyInAnyOrder("✓ one", "✓ two"));
        end(loop);
        assertThat(lying(server, address, "INBOX")).isEmpty();
    }

    @ParameterizedTest(name = EACH)
    @MethodSource("servers")
    void a_connection_cut_while_messages_are_moved_loses_none(TestedServer server) throws Exception {
        for (int i = 0; i < 450; i++) {
            put(server, "message " + i);
        }
        try (CuttingProxy proxy = new CuttingProxy(server.port(), 220_000);
                PollMailbox poller = pollers.replica(access("INBOX", proxy.port(), MOVED))) {
            eventually().untilAsserted(() -> {
                due(poller);
                assertThat(mailbox().putAwayUid()).isEqualTo(450);
            });
        }
        assertThat(lying(server, address, "INBOX")).isEmpty();
        assertThat(lying(server, address, MOVED.moveTo().orElseThrow()))
                .hasSize(450)
                .doesNotHaveDuplicates();
        assertThat(subjects()).hasSize(450).doesNotHaveDuplicates();
    }

    @Test
    void a_server_that_cannot_move_says_so_before_anything_is_read() throws IOException {
        try (RawImapServer imap = new RawImapServer();
                PollMailbox poller = pollers.replica(access("INBOX", imap.port(), MOVED))) {
            imap.add(message("one"));
            poller.look();
        }

        assertThat(mailbox().lastError().orElseThrow()).contains("RFC 6851", "AICMO_IMAP_MOVE_TO", "move_to");
        assertThat(subjects()).isEmpty();
    }

    private void put(TestedServer server, String subject) throws Exception {
        server.put(address, "INBOX", message(subject));
    }

    private void look(TestedServer server, Afterwards afterwards) {
        try (PollMailbox poller = pollers.replica(access("INBOX", server.port(), afterwards))) {
            due(poller);
        }
    }
}
