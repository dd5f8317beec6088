package aicmo.cam.inbox.reading;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.inbox.imap.AccessTokenClient;
import aicmo.cam.inbox.imap.ImapInboxProvider;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that talks nonsense, or nothing, is left alone for a while and then read. */
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "inbox"))
@WithTestResource(value = CamMail.class, initArgs = @ResourceArg(name = "email", value = "ana@acme.test"))
class HostileServerTest extends PollingWorld {
    private static final Duration SILENCE = Duration.ofMillis(500);

    @Inject
    AccessTokenClient tokens;

    private RawImapServer imap;

    @BeforeEach
    void start() throws IOException {
        imap = new RawImapServer();
    }

    @AfterEach
    void end() throws IOException {
        imap.close();
    }

    @Test
    void a_server_that_falls_silent_in_the_middle_of_a_message_is_read_again_from_where_it_was() {
        IntStream.range(0, 300).forEach(i -> imap.add(message("message " + i)));
        imap.fallSilentAfter(250 * message("message 50").length);
        try (PollMailbox poller = impatient()) {
            due(poller);
            assertThat(mailbox().failures()).isEqualTo(1);
            assertThat(mailbox().lastError().orElseThrow()).contains("was lost while it should fetch messages");
            assertThat(subjects()).hasSize(200);
            due(poller);
        }
        assertThat(mailbox().failures()).isZero();
        assertThat(subjects()).hasSize(300).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CAPABILITY | garbage",
                "LOGIN | * BYE go away",
                "EXAMINE | * OK [UIDVALIDITY x] what",
                "EXAMINE | ((((((((",
                "SEARCH | * SEARCH 1 2 x 99999999999999999999 -4",
                "SEARCH | * SEARCH {9999999999}",
                "FETCH | * 1 FETCH (UID 1 RFC822.SIZE",
                "FETCH | * 1 FETCH (UID 1 BODY[] {100}",
                "FETCH | * 1 FETCH (UID one RFC822.SIZE many INTERNALDATE never)",
                "FETCH | \u0000\u0001\u00ff"
            })
    void a_server_that_answers_nonsense_is_told_as_failing_and_read_when_it_has_come_to_its_senses(
            String command, String nonsense) {
        imap.add(message("one"));
        imap.answer(command, nonsense + "\r\n");
        try (PollMailbox poller = impatient()) {
            due(poller);
            assertThat(mailbox().failures()).isEqualTo(1);
            assertThat(mailbox().lastError().orElseThrow()).doesNotContain("secret");
            imap.answer(command, "");
            due(poller);
        }
        assertThat(mailbox().failures()).isZero();
        assertThat(subjects()).containsExactly("one");
    }

    private PollMailbox impatient() {
        return pollers.replica(address, imap.port(), new ImapInboxProvider(tokens, Optional::empty, SILENCE));
    }
}
