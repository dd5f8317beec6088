package aicmo.cam.sender.outbound;

import static aicmo.cam.sender.SenderFixture.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import aicmo.cam.events.ErasureRequested;
import aicmo.cam.local.backing.MailServer;
import aicmo.cam.messaging.EventId;
import aicmo.cam.sender.SenderFixture;
import aicmo.cam.sender.mail.AttachmentTable;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class AttachmentTest {
    private static final String ANA = "ana@recipients.test";

    @Inject
    SenderFixture fixture;

    @Inject
    AttachmentTable files;

    MailServer mailServer;

    @BeforeEach
    void reset() {
        fixture.reset();
        mailServer.purge();
    }

    @Test
    void files_arrive_as_they_were_given_and_are_deleted_once_they_went() throws Exception {
        byte[] bytes = new byte[200_000];
        new Random(1).nextBytes(bytes);

        String id = send("Rechnung März.pdf", bytes);

        soon().untilAsserted(() -> assertThat(mailServer.messages(ANA)).hasSize(1));
        MimeMessage message = mailServer.messages(ANA).getFirst();
        MimeMultipart parts = (MimeMultipart) message.getContent();
        BodyPart file = parts.getBodyPart(parts.getCount() - 1);
        assertThat(MimeUtility.decodeText(file.getFileName())).isEqualTo("Rechnung März.pdf");
        assertThat(file.getContentType()).startsWith("application/pdf");
        assertThat(file.getDisposition()).isEqualTo("attachment");
        assertThat(file.getInputStream().readAllBytes()).isEqualTo(bytes);
        soon().untilAsserted(() -> assertThat(fixture.count("status = 'SENT'")).isEqualTo(1));
        given().get("/api/cam/emails/outbound/" + id)
                .then()
                .body("attachments.filename", is(List.of("Rechnung März.pdf")))
                .body("attachments[0].size", is(200_000));
        files.forget(Instant.now(), 100);
        assertThat(fixture.number("select count(*) from email_attachment")).isZero();
    }

    @Test
    void another_file_is_another_content_and_the_same_file_the_same() {
        String first = send("a.txt", new byte[] {1});

        assertThat(send("a.txt", new byte[] {1})).isEqualTo(first);
        assertThat(send("a.txt", new byte[] {2})).isNotEqualTo(first);
        assertThat(send("b.txt", new byte[] {1})).isNotEqualTo(first);
    }

    @Test
    void what_is_wrong_with_the_files_is_said_at_once_and_nothing_is_stored() {
        given().contentType("application/json")
                .body(Map.of(
                        "from", "anna@acme.test",
                        "to", ANA,
                        "subject", "Invoice",
                        "text", "Attached",
                        "attachments",
                                List.of(
                                        Map.of("filename", "x.exe", "content", "AAAA"),
                                        Map.of("filename", "y.pdf", "content_type", "pdf", "content", "A"),
                                        Map.of("filename", " "))))
                .post("/api/cam/email/send")
                .then()
                .statusCode(422)
                .body(
                        "errors.field",
                        hasItems(
                                "attachments[0].filename",
                                "attachments[1].content_type",
                                "attachments[1].content",
                                "attachments[2].filename",
                                "attachments[2].content"));
        given().contentType("application/json")
                .body(Map.of(
                        "from", "anna@acme.test",
                        "to", ANA,
                        "subject", "Invoice",
                        "text", "Attached",
                        "attachments", Collections.nCopies(11, Map.of("filename", "x.pdf", "content", "AAAA"))))
                .post("/api/cam/email/send")
                .then()
                .statusCode(422)
                .body("errors", hasSize(1));
        assertThat(fixture.count("true")).isZero();
    }

    @Test
    void the_files_of_a_person_who_is_erased_are_deleted() {
        fixture.sql("insert into hold (key, since, why) values ('provider', now(), 'a test')");
        send("a.txt", new byte[] {1});
        assertThat(fixture.number("select count(*) from email_attachment")).isEqualTo(1);

        fixture.publish(new ErasureRequested(EventId.next(), Instant.now(), "0123456789abcdef", ANA, List.of()));

        soon().untilAsserted(() -> assertThat(fixture.number("select count(*) from email_attachment"))
                .isZero());
    }

    private static String send(String name, byte[] bytes) {
        return given().contentType("application/json; charset=UTF-8")
                .body(Map.of(
                        "from", "anna@acme.test",
                        "to", ANA,
                        "subject", "Invoice",
                        "text", "Attached",
                        "attachments",
                                List.of(Map.of(
                                        "filename",
                                        name,
                                        "content_type",
                                        "application/pdf",
                                        "content",
                                        Base64.getEncoder().encodeToString(bytes)))))
                .post("/api/cam/email/send")
                .then()
                .statusCode(202)
                .extract()
                .path("email.id");
    }
}
