package aicmo.cam.inbox.reading;

import static aicmo.cam.inbox.Post.letter;
import static aicmo.cam.testing.Eventually.eventually;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "inbox"))
@WithTestResource(value = CamMail.class, initArgs = @ResourceArg(name = "email", value = "ana@acme.test"))
class HostileMailTest extends PollingWorld {
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
    void a_connection_cut_in_the_middle_of_a_fetch_continues_where_it_was() {
        IntStream.range(0, 500).forEach(i -> imap.add(message("message " + i)));
        imap.cutAfter(275 * message("message 50").length);
        try (PollMailbox poller = pollers.replica(address, imap.port())) {
            poller.look();
            assertThat(subjects()).hasSize(200);
            assertThat(mailbox().lastUid()).isEqualTo(200);
            assertThat(mailbox().failures()).isEqualTo(1);

            eventually().untilAsserted(() -> {
                poller.look();
                assertThat(subjects()).hasSize(500).doesNotHaveDuplicates();
            });
        }
        assertThat(imap.commands()).noneMatch(command -> command.contains("STORE") || command.contains("SELECT"));
    }

    @Test
    void a_message_that_the_server_does_not_give_stops_no_other() {
        IntStream.range(0, 5).forEach(i -> imap.add(message("message " + i)));
        imap.refuse(3);
        look(imap.port());

        assertThat(subjects()).containsExactly("message 0", "message 1", "", "message 3", "message 4");
    }

    @Test
    void a_big_message_is_read_by_its_head() {
        imap.add(letter("x".repeat(3 * 1024 * 1024), "Subject: big", "Message-ID: <big@" + address + ">"));
        imap.add(message("after"));
        look(imap.port());

        assertThat(subjects()).containsExactly("big", "after");
        assertThat(count("(select * from inbound_email where truncated and subject = 'big') big"))
                .isEqualTo(1);
    }

    @Test
    void messages_of_any_shape_are_taken_in_and_stop_no_other() {
        imap.add(message("before"));
        imap.add(letter(
                "Hi",
                IntStream.range(0, 10_000)
                        .mapToObj(i -> "X-Header-" + i + ": value " + i)
                        .toArray(String[]::new)));
        imap.add(letter("Hi", "Subject: " + "s".repeat(5 * 1024 * 1024), "Message-ID: <long@" + address + ">"));
        imap.add("Content-Type: text/plain; charset=no-such-charset\r\nSubject: charset\r\n\r\nGr\u00fc\u00dfe\r\n"
                .getBytes(ISO_8859_1));
        imap.add(
                "Content-Type: multipart/mixed; boundary=\"open\r\nSubject: broken\r\n\r\n--open\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%"
                        .getBytes(UTF_8));
        imap.add(new byte[4096]);
        imap.add(new byte[0]);
        imap.add(("Content-Type: multipart/mixed; boundary=b\r\nSubject: nested\r\n\r\n"
                        + "--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n".repeat(5000))
                .getBytes(UTF_8));
        imap.add(message("after"));
        look(imap.port());

        assertThat(mailbox().lastError()).isEmpty();
        assertThat(mailbox().messages()).isEqualTo(9);
        assertThat(subjects()).contains("before", "charset", "broken", "nested", "after");
        assertThat(subjects()).anyMatch(subject -> subject.startsWith("ssss") && subject.length() == 1000);
    }

    @Test
    void characters_that_the_database_does_not_take_are_left_out() {
        imap.add(
                "Subject: a\u0000b =?utf-8?B?AGM=?=\r\nFrom: \u0000 <x\u0000y@z.example>\r\nReferences: <\u0000@x>\r\n\r\ntext\u0000 end \ud83d"
                        .getBytes(UTF_8));
        look(imap.port());

        assertThat(subjects()).hasSize(1).allMatch(subject -> subject.startsWith("a"));
        assertThat(count("(select * from inbound_email where text like 'text% end %') readable"))
                .isEqualTo(1);
    }
}
