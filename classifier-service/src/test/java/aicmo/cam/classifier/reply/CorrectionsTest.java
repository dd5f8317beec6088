package aicmo.cam.classifier.reply;

import static aicmo.cam.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;

import aicmo.cam.events.ErasureRequested;
import aicmo.cam.events.MailRef;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.events.ReplyClassified;
import aicmo.cam.events.ReplyIngested;
import aicmo.cam.mail.InternetMessage;
import aicmo.cam.messaging.EventId;
import aicmo.cam.testing.backing.CamBacking;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "classifier"))
class CorrectionsTest {
    private static final Instant RECEIVED = Instant.parse("2026-04-20T09:00:00Z");

    private final UUID inbound = EventId.next();
    private final MailRef mail = new MailRef(EventId.next(), EventId.next(), EventId.next(), EventId.next(), "main", 1);
    private final Wire wire = new Wire();

    @Inject
    Jdbi jdbi;

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void a_correction_is_kept_and_exported_as_labelled_data() throws IOException {
        wire.tell(answer("Hm, hm."));
        only();
        correct("NEGATIVE");
        correct("POSITIVE");

        byte[] zip = given().get("/api/cam/corrections/labelled.zip")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        Map<String, String> files = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), UTF_8));
            }
        }
        assertThat(files.get("labels.tsv")).contains(inbound + ".eml\tPOSITIVE\tanna@ours.example");
        assertThat(InternetMessage.parse(files.get(inbound + ".eml").getBytes(UTF_8))
                        .text())
                .contains("Hm, hm.");
    }

    @Test
    void a_period_is_read_again_only_after_its_changes_were_told() {
        wire.tell(answer("Not interested, thanks."));
        only();
        // As an older version understood it.
        jdbi.useHandle(handle -> handle.execute(
                "update classified_reply set reply_class = 'POSITIVE', classifier = '0' where inbound_id = ?",
                inbound));

        reclassify(false)
                .body("applied", equalTo(false))
                .body("changes.find { it.inbound_id == '" + inbound + "' }.becomes", equalTo("NEGATIVE"));
        assertThat(wire.verdictsOf(inbound)).hasSize(1);

        reclassify(true).body("matrix.POSITIVE.NEGATIVE", greaterThan(0));
        eventually().until(() -> wire.verdictsOf(inbound).size() == 2);
        assertThat(wire.verdictsOf(inbound).getLast().replyClass()).isEqualTo(ReplyClass.NEGATIVE);
        reclassify(false).body("changes.find { it.inbound_id == '" + inbound + "' }", nullValue());
    }

    @Test
    void of_an_erased_person_only_the_class_of_the_answer_is_left() {
        wire.tell(answer("Not interested, thanks."));
        only();
        wire.tell(new ErasureRequested(EventId.next(), RECEIVED, "hash", "lena@acme.example", List.of(mail.leadId())));

        eventually()
                .until(() -> jdbi.withHandle(handle -> handle.createQuery("""
                                select reply_class = 'NEGATIVE' and message is null and from_address = '' and reason = 'erased'
                                from classified_reply where inbound_id = :id
                                """)
                        .bind("id", inbound)
                        .mapTo(Boolean.class)
                        .one()));
    }

    @Test
    void what_a_person_corrected_is_not_read_again() {
        wire.tell(answer("Not interested, thanks."));
        only();
        correct("POSITIVE");

        reclassify(true).body("changes.find { it.inbound_id == '" + inbound + "' }", nullValue());
    }

    @Test
    void a_period_that_ends_before_it_begins_is_refused() {
        given().contentType(ContentType.JSON)
                .body(Map.of("from", "2026-05-01T00:00:00Z", "to", "2026-04-01T00:00:00Z"))
                .post("/api/cam/reclassify")
                .then()
                .statusCode(400)
                .body("detail", containsString("from must lie before to"));
    }

    private void correct(String replyClass) {
        given().contentType(ContentType.JSON)
                .body(Map.of("class", replyClass, "by", "anna@ours.example"))
                .put("/api/cam/emails/inbound/{id}/classification", inbound)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse reclassify(boolean apply) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("from", "2026-04-20T00:00:00Z", "to", "2026-04-21T00:00:00Z", "apply", apply))
                .post("/api/cam/reclassify")
                .then()
                .statusCode(200);
    }

    private ReplyClassified only() {
        eventually().until(() -> !wire.verdictsOf(inbound).isEmpty());
        return wire.verdictsOf(inbound).getFirst();
    }

    private ReplyIngested answer(String text) {
        return Ingested.answer(inbound, mail, RECEIVED, text, null);
    }
}
