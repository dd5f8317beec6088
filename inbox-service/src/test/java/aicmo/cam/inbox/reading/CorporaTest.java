package aicmo.cam.inbox.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import aicmo.cam.inbox.content.InboundReader;
import aicmo.cam.inbox.mailbox.Fetched;
import aicmo.cam.inbox.server.TestedServer;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages as they are in the world, where the folder with them is beside the project. */
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "inbox"))
@WithTestResource(value = CamMail.class, initArgs = @ResourceArg(name = "email", value = "ana@acme.test"))
class CorporaTest extends ServerWorld {

    @ParameterizedTest(name = EACH)
    @MethodSource("servers")
    void every_message_is_taken_in_once_and_none_stops_the_others(TestedServer server) throws Exception {
        List<byte[]> messages = new ArrayList<>();
        for (byte[] message : messages()) {
            if (server.takes(message)) {
                server.put(address, "INBOX", message);
                messages.add(message);
            }
        }
        look(server.port());

        assertAllAreIn(messages.size());
        // a server parses mail before it gives it, and two may become the same
        assertThat(count("inbound_email")).isBetween(different(messages) - 20, different(messages));
    }

    @Test
    void every_message_is_taken_in_byte_for_byte() throws Exception {
        List<byte[]> messages = messages();
        try (RawImapServer imap = new RawImapServer()) {
            messages.forEach(imap::add);
            look(imap.port());
        }

        assertAllAreIn(messages.size());
        assertThat(count("inbound_email")).isEqualTo(different(messages));
        assertThat(count("inbound_email i join raw_message r on i.id = r.inbound_id"))
                .isEqualTo(different(messages));
    }

    private void assertAllAreIn(int messages) {
        assertThat(messages).isGreaterThan(1200);
        assertThat(mailbox().lastError()).isEmpty();
        assertThat(mailbox().lastUid()).isEqualTo(messages);
        assertThat(mailbox().behind()).isZero();
        assertThat(mailbox().messages()).isEqualTo(count("inbound_email"));
    }

    private static int different(List<byte[]> messages) {
        InboundReader reader = new InboundReader(Clock.systemUTC());
        return (int) messages.stream()
                .map(raw -> new Fetched(1, raw.length, raw, true, Optional.empty()))
                .map(one -> reader.read("m", "f", 1, one).message().contentHash())
                .map(HexFormat.of()::formatHex)
                .distinct()
                .count();
    }

    private static List<byte[]> messages() throws IOException {
        List<byte[]> messages = new ArrayList<>();
        for (String corpus : List.of("mime", "bounces/eml", "ordinary-mail")) {
            Optional<Path> folder = folder(corpus);
            assumeThat(folder)
                    .as("no shared/corpora/%s beside the project: nothing to read", corpus)
                    .isPresent();
            try (Stream<Path> files = Files.walk(folder.orElseThrow())) {
                for (Path file : files.filter(Files::isRegularFile)
                        .filter(file -> !file.toString().matches(".*\\.(xml|tsv|md|txt)"))
                        .sorted()
                        .toList()) {
                    messages.add(Files.readAllBytes(file));
                }
            }
        }
        return messages;
    }

    private static Optional<Path> folder(String corpus) {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(at -> at.resolve("shared/corpora").resolve(corpus))
                .filter(Files::isDirectory)
                .findFirst();
    }
}
