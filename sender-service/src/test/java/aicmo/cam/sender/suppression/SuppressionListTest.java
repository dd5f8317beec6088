package aicmo.cam.sender.suppression;

import static aicmo.cam.sender.SenderFixture.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.EmailRequested;
import aicmo.cam.sender.Requests;
import aicmo.cam.sender.SenderFixture;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class SuppressionListTest {
    @Inject
    SenderFixture fixture;

    @BeforeEach
    void reset() {
        fixture.reset();
    }

    @Test
    void good_rows_of_a_list_are_taken_and_every_other_is_told() {
        csv("""
                Email;Reason;Note;Other
                Ana@acme.test;unsubscribed;"said; so"
                ana@acme.test;;again
                closed.test
                gmail.com

                no address at all
                ;;empty
                bea@acme.test;because;x
                "open
                '+tag@acme.test
                """)
                .statusCode(200)
                .body("rows", is(9))
                .body("added", is(3))
                .body("already_there", is(1))
                .body("refused_rows", is(5))
                .body("refused.line", is(List.of(5, 7, 8, 9, 10)))
                .body("refused[0].value", is("gmail.com"))
                .body("refused[1].reason", containsString("neither an email address nor a domain"))
                .body("refused[2].reason", is("it has no address"))
                .body("refused[3].reason", containsString("HARD_BOUNCE"))
                .body("refused[4].reason", containsString("not closed"));

        assertThat(found("")).containsExactlyInAnyOrder("ana@acme.test", "closed.test", "+tag@acme.test");
        csvWith("?force=true", "address\ngmail.com\n").body("added", is(1));
    }

    @Test
    void a_list_that_can_t_be_read_says_why() {
        csv("").statusCode(400).body("detail", containsString("address,reason,note"));
        csv("ana@acme.test\nbea@acme.test\n").statusCode(400).body("detail", containsString("names no column address"));
        csv("address,email\nx,y\n").statusCode(400).body("detail", containsString("twice"));
        given().contentType("text/csv; charset=UTF-8")
                .body("address\nana@acme.test\npeña@acme.test\n".getBytes(StandardCharsets.ISO_8859_1))
                .post("/api/cam/suppressions")
                .then()
                .statusCode(400)
                .body("detail", containsString("not UTF-8"));
    }

    @Test
    void the_columns_and_addresses_may_be_written_as_in_a_list_of_leads() {
        byte[] list = """
                E-Mail-Adresse;Grund;Bemerkung
                Ana Ferrer <Ana@acme.test>;unsubscribed;tel\u00e9fono
                mailto:bea@acme.test?subject=x;; "said; so"
                \u200bcy\u00a0
                dan\u00a0a@acme.test;;
                \u200bclosed.test\u00a0;;
                """.getBytes(StandardCharsets.UTF_16);
        given().multiPart("file", "list.csv", list, "text/csv")
                .post("/api/cam/suppressions")
                .then()
                .statusCode(200)
                .body("added", is(3))
                .body("refused.line", is(List.of(4, 5)))
                .body("refused[1].reason", containsString("U+00A0 NO-BREAK SPACE"));
        assertThat(found("")).containsExactlyInAnyOrder("ana@acme.test", "bea@acme.test", "closed.test");
        csv("correo;motivo\nx@acme.test;complaint\n").body("added", is(1));
        given().header("Sec-Fetch-Site", "cross-site")
                .multiPart("file", "list.csv", list, "text/csv")
                .post("/api/cam/suppressions")
                .then()
                .statusCode(403);
    }

    /** Of "fass.test", which IDNA2003 made of "faß.test", nobody can tell which of them was meant. */
    @Test
    void an_address_stays_suppressed_that_an_earlier_version_encoded_otherwise() {
        fixture.sql("""
                insert into suppression (id, address, source, reason, created_at)
                select gen_random_uuid(), address, 'test', 'UNSUBSCRIBED', now()
                from unnest(array['ana@fass.test', 'strasse.test']) as address""");
        suppress(Map.of("address", "bea@faß.test"));
        List<EmailRequested> stopped = List.of(
                Requests.of("Ana@faß.test").first(),
                Requests.of("anyone@straße.test").first(),
                Requests.of("bea@xn--fa-hia.test").first());
        List<EmailRequested> free = List.of(
                Requests.of("bea@fass.test").first(), Requests.of("cy@faß.test").first());
        stopped.forEach(fixture::publish);
        free.forEach(fixture::publish);

        soon().untilAsserted(() -> {
            assertThat(stopped).allSatisfy(mail -> assertThat(fixture.heard(EmailFailed.class, event -> mail.requestId()
                            .equals(event.email().requestId())))
                    .hasSize(1));
            assertThat(free).allSatisfy(mail -> assertThat(fixture.status(mail.requestId()))
                    .isIn("QUEUED", "SENDING", "SENT"));
        });
    }

    @Test
    void a_list_of_many_thousands_takes_waiting_mails_out_of_the_queue() {
        UUID campaign = UUID.randomUUID();
        fixture.sql("insert into campaign (campaign_id, paused) values ('" + campaign + "', true)");
        EmailRequested byAddress =
                Requests.of("l4321@recipients.test").of(campaign).first();
        EmailRequested byDomain = Requests.of("anyone@closed.test").of(campaign).first();
        EmailRequested free = Requests.of("free@recipients.test").of(campaign).first();
        List.of(byAddress, byDomain, free).forEach(fixture::publish);
        soon().untilAsserted(
                        () -> assertThat(fixture.count("status = 'QUEUED'")).isEqualTo(3));
        String list = IntStream.range(0, 5_500)
                .mapToObj(i -> "l" + i + "@recipients.test")
                .collect(Collectors.joining("\n", "address\nclosed.test\n", "\n"));

        csv(list).statusCode(200).body("added", is(5_501)).body("refused_rows", is(0));

        assertThat(fixture.status(byAddress.requestId())).isEqualTo("SUPPRESSED");
        assertThat(fixture.status(byDomain.requestId())).isEqualTo("SUPPRESSED");
        assertThat(fixture.status(free.requestId())).isEqualTo("QUEUED");
        soon().untilAsserted(() -> assertThat(fixture.heard(
                        EmailFailed.class,
                        event -> byAddress.requestId().equals(event.email().requestId())))
                .hasSize(1));
        csv(list).body("added", is(0)).body("already_there", is(5_501));
    }

    @Test
    void what_is_exported_can_be_imported_and_is_no_formula() {
        suppress(Map.of("address", "ana@acme.test", "note", "=HYPERLINK(\"https://evil.test\")"));
        suppress(Map.of("address", "+tag@acme.test", "note", "two\nlines, \"quoted\""));
        suppress(Map.of("address", "closed.test"));

        String exported = given().accept("text/csv")
                .get("/api/cam/suppressions")
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .extract()
                .asString();

        assertThat(exported)
                .startsWith("address,reason,note,source,source_event,created_at,id\r\n")
                .contains("\r\n'+tag@acme.test,MANUAL,\"two\nlines, \"\"quoted\"\"\",rest,,")
                .contains("\"'=HYPERLINK(\"\"https://evil.test\"\")\"")
                .doesNotContain("\r\n=", "\r\n+", ",=");
        fixture.reset();
        csv(exported).body("added", is(3)).body("refused_rows", is(0));
        given().get("/api/cam/suppressions?address=ana@acme.test")
                .then()
                .body("items[0].note", is("=HYPERLINK(\"https://evil.test\")"));
    }

    @Test
    void an_export_is_whole_however_long() {
        fixture.sql("""
                insert into suppression (id, address, source, reason, created_at)
                select gen_random_uuid(), 'e' || i || '@acme.test', 'test', 'MANUAL', now() from generate_series(1, 12001) as i""");

        List<String> lines = given().accept("text/csv")
                .get("/api/cam/suppressions?domain=acme.test")
                .asString()
                .lines()
                .toList();

        assertThat(lines).hasSize(12_002).doesNotHaveDuplicates();
    }

    private static List<String> found(String query) {
        return new ArrayList<>(given().get("/api/cam/suppressions" + (query.isEmpty() ? "" : "?" + query))
                .path("items.address"));
    }

    private static ValidatableResponse suppress(Map<String, Object> wish) {
        return given().contentType("application/json")
                .body(wish)
                .post("/api/cam/suppressions")
                .then();
    }

    private static ValidatableResponse csv(String text) {
        return csvWith("", text);
    }

    private static ValidatableResponse csvWith(String query, String text) {
        return given().contentType("text/csv")
                .body(text.getBytes(StandardCharsets.UTF_8))
                .post("/api/cam/suppressions" + query)
                .then();
    }
}
