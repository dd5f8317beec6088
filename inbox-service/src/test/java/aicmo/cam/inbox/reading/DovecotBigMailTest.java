package aicmo.cam.inbox.reading;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import aicmo.cam.testing.mail.DovecotServer;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "inbox"))
@WithTestResource(value = CamMail.class, initArgs = @ResourceArg(name = "email", value = "ana@acme.test"))
@EnabledIf("aicmo.cam.testing.mail.DovecotServer#isInstalled")
class DovecotBigMailTest extends PollingWorld {
    private static final Path CORPORA = Path.of("../../shared/corpora");
    private static DovecotServer dovecot;

    @BeforeAll
    static void start() throws Exception {
        dovecot = DovecotServer.start();
    }

    @AfterAll
    static void end() throws Exception {
        dovecot.close();
    }

    @Test
    void a_big_attachment_stays_on_the_server_and_the_text_after_it_is_read() throws Exception {
        dovecot.put(address, "INBOX", withAttachment(50_000_000));
        look(dovecot.port());

        assertThat(text()).contains("Before it.").contains("After it.");
        assertThat(column("attachments"))
                .contains("\"name\": \"plan.pdf\"", "\"type\": \"application/pdf\"")
                .containsPattern("\"size\": (49|50)\\d{6}\\b");
        assertThat(Integer.parseInt(column("octet_length(gzip)"))).isLessThan(10_000);
        assertThat(column("truncated")).isEqualTo("t");
    }

    @Test
    void a_day_of_polling_leaves_no_connection_and_no_memory_behind() throws Exception {
        dovecot.put(address, "INBOX", message("one"));
        look(dovecot.port());
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        for (int quarter = 0; quarter < 96; quarter++) {
            look(dovecot.port());
        }

        assertThat(mailbox().failures()).isZero();
        assertThat(dovecot.doveadm("who").lines().filter(line -> line.startsWith(address)))
                .isEmpty();
        assertThat(ManagementFactory.getThreadMXBean().getThreadCount()).isLessThan(threads + 10);
        assertThat(subjects()).containsExactly("one");
    }

    /** Messages as they are in the world, where the folder with them is beside the project. */
    @Test
    @EnabledIf("corporaAreThere")
    void every_message_of_the_corpora_is_taken_in_once() throws Exception {
        Set<String> contents = new HashSet<>();
        for (Path file : corpora()) {
            byte[] raw = Files.readAllBytes(file);
            dovecot.put(address, "INBOX", raw);
            contents.add(HexFormat.of().formatHex(raw));
        }
        look(dovecot.port());

        assertThat(mailbox().lastError()).isEmpty();
        assertThat(contents).hasSizeGreaterThan(1200);
        assertThat(mailbox().behind()).isZero();
        // Dovecot gives every line its CRLF, so that messages that differ in line ends alone are the same
        assertThat(count("inbound_email")).isBetween(contents.size() - 20, contents.size());
        assertThat(mailbox().messages()).isEqualTo(count("inbound_email"));
    }

    static boolean corporaAreThere() {
        return Files.isDirectory(CORPORA.resolve("mime"));
    }

    private static List<Path> corpora() throws IOException {
        try (Stream<Path> files =
                Stream.of("mime", "bounces/eml", "ordinary-mail").flatMap(folder -> walk(CORPORA.resolve(folder)))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().matches(".*\\.(xml|tsv|md|txt)"))
                    .sorted()
                    .toList();
        }
    }

    private static Stream<Path> walk(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException e) {
            throw new AssertionError("no corpus in " + folder, e);
        }
    }

    private byte[] withAttachment(int bytes) {
        ByteArrayOutputStream message = new ByteArrayOutputStream(bytes / 3 * 4 + bytes / 50);
        message.writeBytes(("""
                From: lead@hotel.example
                Subject: =?UTF-8?Q?Pl=C3=A4ne?=
                Message-ID: <big@%s>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="=_b"

                --=_b
                Content-Type: multipart/alternative; boundary=inner

                --inner
                Content-Type: text/plain; charset=utf-8

                Before it.
                --inner
                Content-Type: text/html; charset=utf-8

                <p>Before it.</p>
                --inner--
                --=_b
                Content-Type: application/pdf; name="plan.pdf"
                Content-Transfer-Encoding: base64
                Content-Disposition: attachment; filename="plan.pdf"

                """.formatted(address)).getBytes(US_ASCII));
        byte[] line = ("QUJD".repeat(19) + "\n").getBytes(US_ASCII);
        for (int written = 0; written < bytes; written += 57) {
            message.writeBytes(line);
        }
        message.writeBytes("""
                --=_b
                Content-Type: text/plain; charset=utf-8

                After it.
                --=_b--
                """.getBytes(US_ASCII));
        return message.toByteArray();
    }

    private String text() {
        return column("text");
    }

    private String column(String expression) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + expression
                        + " from inbound_email i join raw_message r on i.id = r.inbound_id where mailbox = ?")
                .bind(0, address)
                .mapTo(String.class)
                .one());
    }
}
