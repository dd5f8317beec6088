package aicmo.cam.inbox.reading;

import static aicmo.cam.inbox.Post.letter;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

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

    /** Messages as they are in the world, where the folder with them is beside the project. */
    @Test
    @EnabledIf("corporaAreThere")
    void every_message_of_the_corpora_is_taken_in_once_and_none_stops_the_others() throws Exception {
        Set<String> contents = new HashSet<>();
        for (Path file : corpora()) {
            byte[] raw = Files.readAllBytes(file);
            imap.add(raw);
            contents.add(HexFormat.of().formatHex(raw));
        }
        look(imap.port());

        assertThat(mailbox().lastError()).isEmpty();
        assertThat(contents).hasSizeGreaterThan(700);
        assertThat(count("inbound_email")).isEqualTo(contents.size());
        assertThat(count("inbound_email i join raw_message r on i.id = r.inbound_id"))
                .isEqualTo(contents.size());
        assertThat(mailbox().behind()).isZero();
        assertThat(mailbox().messages()).isEqualTo(contents.size());
    }

    @Test
    void a_connection_cut_in_the_middle_of_a_fetch_continues_where_it_was() {
        IntStream.range(0, 120).forEach(i -> imap.add(message("message " + i)));
        imap.cutAfter(75 * message("message 50").length);
        try (PollMailbox poller = pollers.replica(address, imap.port())) {
            poller.look();
            assertThat(subjects()).hasSize(50);
            assertThat(mailbox().lastUid()).isEqualTo(50);
            assertThat(mailbox().failures()).isEqualTo(1);

            await().untilAsserted(() -> {
                poller.look();
                assertThat(subjects()).hasSize(120).doesNotHaveDuplicates();
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
    void characters_that_the_database_does_not_take_are_left_out() {
        imap.add(
                "Subject: a\u0000b =?utf-8?B?AGM=?=\r\nFrom: \u0000 <x\u0000y@z.example>\r\nReferences: <\u0000@x>\r\n\r\ntext\u0000 end \ud83d"
                        .getBytes(UTF_8));
        look(imap.port());

        assertThat(subjects()).hasSize(1).allMatch(subject -> subject.startsWith("a"));
        assertThat(count("(select * from inbound_email where text like 'text% end %') readable"))
                .isEqualTo(1);
    }

    static boolean corporaAreThere() {
        return Files.isDirectory(Path.of("../../shared/corpora/mime"));
    }

    private static List<Path> corpora() throws IOException {
        try (Stream<Path> mime = Files.walk(Path.of("../../shared/corpora/mime"));
                Stream<Path> bounces = Files.walk(Path.of("../../shared/corpora/bounces/eml"))) {
            return Stream.concat(mime, bounces)
                    .filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
    }
}
