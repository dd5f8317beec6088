package aicmo.cam.sender.suppression;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import aicmo.cam.sender.SenderFixture;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists as JSON, and single addresses as people write them. */
@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class SuppressionJsonTest {
    private static final String IMPORT = "/api/cam/suppressions/import";

    @Inject
    SenderFixture fixture;

    @BeforeEach
    void reset() {
        fixture.reset();
    }

    @Test
    void good_entries_are_taken_and_every_other_is_told_by_its_number() {
        json("""
                [{"address": "Ana Ferrer <Ana@acme.test>", "reason": "unsubscribed", "note": "said so", "other": {"x": 1}},
                 {"E-Mail-Adresse": "mailto:bea@acme.test?subject=x", "Grund": null, "Bemerkung": 7},
                 {"domain": "\u200bclo\u200bsed.test\u00a0"}, {"correo": "*.acme.test"}, {"email": "ana@acme.test"},
                 "cy@acme.test", {"note": "nobody"}, {"address": "dan\u00a0a@acme.test"}, {"address": "gmail.com"},
                 {"address": "x@acme.test", "reason": "because"}, {"address": "x@acme.test", "email": "y@acme.test"},
                 {"address": ["x@acme.test"]}, null]
                """)
                .statusCode(200)
                .body("rows", is(13))
                .body("added", is(4))
                .body("already_there", is(1))
                .body("refused_rows", is(8))
                .body("refused.line", is(List.of(6, 7, 8, 9, 10, 11, 12, 13)))
                .body("refused[0].reason", containsString("not an object"))
                .body("refused[1].reason", is("it has no address"))
                .body("refused[2].reason", containsString("U+00A0 NO-BREAK SPACE"))
                .body("refused[3].value", is("gmail.com"))
                .body("refused[4].reason", containsString("HARD_BOUNCE"))
                .body("refused[5].reason", containsString("twice"))
                .body("refused[6].reason", containsString("not text"));

        assertThat(found()).containsExactlyInAnyOrder("ana@acme.test", "bea@acme.test", "closed.test", "*.acme.test");
        given().get("/api/cam/suppressions?address=ana@acme.test")
                .then()
                .body("items[0].reason", is("UNSUBSCRIBED"))
                .body("items[0].note", is("said so"))
                .body("items[0].source", is("import"));
        given().contentType("application/json")
                .body("[{\"address\": \"gmail.com\"}]")
                .post(IMPORT + "?force=true")
                .then()
                .body("added", is(1));
    }

    @Test
    void the_same_list_comes_in_an_object_in_a_form_and_as_csv() {
        json("{\"suppressions\": [{\"address\": \"a@acme.test\"}]}").body("added", is(1));
        byte[] list = "[{\"address\": \"b@acme.test\"}]".getBytes(StandardCharsets.UTF_16);
        given().multiPart("file", "list.json", list, "application/json")
                .post(IMPORT)
                .then()
                .statusCode(200)
                .body("added", is(1));
        given().contentType("text/csv")
                .body("address\nc@acme.test\n")
                .post(IMPORT)
                .then()
                .statusCode(200)
                .body("added", is(1));

        assertThat(found()).containsExactlyInAnyOrder("a@acme.test", "b@acme.test", "c@acme.test");
    }

    @Test
    void a_body_that_is_no_such_list_says_what_is_wrong_and_where() {
        json("").statusCode(400).body("detail", containsString("[{\"address\""));
        json("7").statusCode(400).body("detail", containsString("[{\"address\""));
        json("{\"leads\": []}").statusCode(400).body("detail", containsString("there is suppressions only"));
        json("[] []").statusCode(400).body("detail", containsString("[{\"address\""));
        json("[{\"address\": \"a@acme.test\"},\n{\"address\": ]")
                .statusCode(400)
                .body("detail", allOf(containsString("line 2"), containsString("send the whole list again")));
        json("[{\"address\": \"" + "x".repeat(100_001) + "\"}]")
                .statusCode(400)
                .body("detail", containsString("limit"));
        json("[{}, {" + "\"address\": \"x\", ".repeat(7_000) + "\"note\": \"\"}]")
                .statusCode(400)
                .body("detail", containsString("entry 2 is longer than 100000 characters"));
    }

    @Test
    void a_list_of_several_megabytes_is_taken() {
        String list = IntStream.range(0, 5_500)
                .mapToObj(i -> "{\"address\": \"l" + i + "@recipients.test\", \"note\": \"" + "n".repeat(500) + "\"}")
                .collect(Collectors.joining(",\n", "[", "]"));

        json(list).statusCode(200).body("added", is(5_500)).body("refused_rows", is(0));
        json(list).body("already_there", is(5_500));
    }

    @Test
    void a_single_address_is_taken_as_lists_take_it() {
        suppress("Ana Ferrer <Ana@acme.test>").statusCode(201).body("address", is("ana@acme.test"));
        suppress("mailto:Ana@acme.test?subject=stop").statusCode(200).body("address", is("ana@acme.test"));
        suppress("<bea@\u200bacme.test>").statusCode(201).body("address", is("bea@acme.test"));
        suppress("\ufeffacme\u200b.test\u00a0").statusCode(201).body("address", is("acme.test"));
        suppress("*@\u200bother.test").statusCode(201).body("address", is("other.test"));
        suppress("\u200b*.acme.test").statusCode(201).body("address", is("*.acme.test"));
        suppress("an\u00a0na@acme.test").statusCode(422).body("detail", containsString("U+00A0 NO-BREAK SPACE"));
        suppress("Gmail <gmail.com>").statusCode(422);
        suppress("gmail.com\u200b").statusCode(422).body("detail", containsString("force=true"));
    }

    private static List<String> found() {
        return given().get("/api/cam/suppressions").path("items.address");
    }

    private static ValidatableResponse suppress(String address) {
        return given().contentType("application/json")
                .body(Map.of("address", address))
                .post("/api/cam/suppressions")
                .then();
    }

    private static ValidatableResponse json(String list) {
        return given().contentType("application/json")
                .body(list.getBytes(StandardCharsets.UTF_8))
                .post(IMPORT)
                .then();
    }
}
