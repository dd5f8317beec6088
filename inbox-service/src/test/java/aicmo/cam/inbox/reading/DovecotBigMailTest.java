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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "inbox"))
@WithTestResource(value = CamMail.class, initArgs = @ResourceArg(name = "email", value = "ana@acme.test"))
@EnabledIf("aicmo.cam.testing.mail.DovecotServer#isInstalled")
class DovecotBigMailTest extends PollingWorld {
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
