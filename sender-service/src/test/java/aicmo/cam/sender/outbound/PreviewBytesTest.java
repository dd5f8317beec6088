package aicmo.cam.sender.outbound;

import static aicmo.cam.sender.SenderFixture.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.EmailRequested;
import aicmo.cam.local.backing.MailServer;
import aicmo.cam.messaging.EventId;
import aicmo.cam.sender.Requests;
import aicmo.cam.sender.SenderFixture;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class PreviewBytesTest {
    /** {@code ./cam test --long} sets cam.long. */
    private static final int LEADS = Boolean.getBoolean("cam.long") ? 10_000 : 200;

    private static final List<String> NAMES = List.of(
            "Ana",
            "Łukasz Żak",
            "王小明",
            "O'Neil \"Bob\" <x>",
            "Ελένη, Παπαδοπούλου",
            "A very long name that has to be folded once or twice when it stands in a header of a mail",
            "=?utf-8?q?no?=",
            "& <b>Anna</b>",
            "👩‍🔬 Emilie");

    @Inject
    SenderFixture fixture;

    MailServer mailServer;

    @BeforeEach
    void reset() {
        fixture.reset();
        mailServer.purge();
    }

    @Test
    void what_arrives_is_what_the_preview_showed() throws Exception {
        Random random = new Random(7);
        Map<String, JsonPath> shown = new HashMap<>();
        for (int lead = 0; lead < LEADS; lead++) {
            EmailRequested request = request("lead" + lead + "@recipients.test", random);
            shown.put(request.recipient(), Previews.shown(Previews.ofStep(request)));
            fixture.publish(request);
        }

        soon().untilAsserted(() -> assertThat(fixture.count("status = 'SENT'")).isEqualTo(LEADS));

        for (Map.Entry<String, JsonPath> preview : shown.entrySet()) {
            JsonPath mail = preview.getValue();
            assertThat(mail.getString("status")).isEqualTo("QUEUED");
            String source = mail.getString("source");
            assertThat(source.getBytes(StandardCharsets.UTF_8)).hasSize(mail.getInt("size"));
            assertSame(source, preview.getKey());
        }
    }

    @Test
    void a_step_goes_on_in_the_thread_of_the_mails_before_it() throws Exception {
        Requests lead = Requests.of("ana@recipients.test");
        fixture.publish(lead.first());
        soon().untilAsserted(() -> assertThat(fixture.count("status = 'SENT'")).isEqualTo(1));
        mailServer.purge();
        EmailRequested second = lead.step(2, null, "Did you get my mail?");

        JsonPath shown = Previews.shown(Previews.ofStep(second));
        fixture.publish(second);

        soon().untilAsserted(() -> assertThat(fixture.count("status = 'SENT'")).isEqualTo(2));
        assertThat(shown.getString("subject")).isEqualTo("Re: Hello Ana");
        assertThat(shown.getList("headers.name", String.class)).contains("In-Reply-To", "References");
        assertSame(shown.getString("source"), "ana@recipients.test");
    }

    @Test
    void files_and_copies_arrive_as_the_preview_showed_them() throws Exception {
        byte[] bytes = new byte[10_000];
        new Random(3).nextBytes(bytes);
        Map<String, Object> mail = Map.of(
                "from", "Anna Berg <anna@acme.test>",
                "to", "ana@recipients.test",
                "cc", List.of("ben@recipients.test"),
                "subject", "Offer",
                "text", "Here it is.",
                "html", "<p>Here it is.</p>",
                "attachments",
                        List.of(
                                Map.of(
                                        "filename",
                                        "März.pdf",
                                        "content",
                                        Base64.getEncoder().encodeToString(bytes)),
                                Map.of("filename", "b.txt", "content_type", "text/plain", "content", "Yg==")));
        JsonPath shown = Previews.shown(mail);

        given().contentType(ContentType.JSON)
                .body(mail)
                .post("/api/cam/email/send")
                .then()
                .statusCode(202);

        soon().untilAsserted(() -> assertThat(fixture.count("status = 'SENT'")).isEqualTo(1));
        assertSame(shown.getString("source"), "ana@recipients.test");
    }

    private static EmailRequested request(String recipient, Random random) {
        Map<String, String> values = Map.of(
                "first_name",
                NAMES.get(random.nextInt(NAMES.size())),
                "company",
                NAMES.get(random.nextInt(NAMES.size())) + random.nextInt());
        boolean html = random.nextBoolean();
        return new Requests(EventId.next(), EventId.next(), recipient, values)
                .step(
                        1,
                        "main",
                        "For {{ company }}, {{ first_name }}",
                        "Dear {{ first_name }},\n\n" + "{{ company }} ".repeat(random.nextInt(40))
                                + "\n.\nFrom here on\r\nit goes on.",
                        html ? "<p>Dear {{ first_name }}, how is <b>{{ company }}</b>?</p>" : null);
    }

    private void assertSame(String source, String recipient) throws Exception {
        List<MimeMessage> arrived = mailServer.messages(recipient);
        assertThat(arrived).as("mails to %s", recipient).hasSize(1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        arrived.getFirst().writeTo(bytes);
        String delivered = bytes.toString(StandardCharsets.UTF_8);
        // what stands above is the receiving server's
        delivered = delivered.substring(delivered.indexOf("MIME-Version: 1.0"));
        assertThat(sameInAll(source)).isEqualTo(sameInAll(delivered));
    }

    /** Without what differs from mail to mail: the id, the tokens, the date and the borders of parts. */
    private static String sameInAll(String source) {
        // a token may be folded anywhere (RFC 2045, section 6.7), at the same place in both
        return source.replace("=\r\n", "")
                .replaceFirst("Date: [^\r]*", "Date: then")
                .replaceAll("=--cam_[0-9_]+", "border")
                .replaceAll("<[0-9a-f-]{36}@", "<id@")
                .replaceAll("/u/[A-Za-z0-9_.~-]+", "/u/token")
                .strip();
    }
}
