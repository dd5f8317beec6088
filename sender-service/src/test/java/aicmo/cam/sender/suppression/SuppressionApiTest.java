package aicmo.cam.sender.suppression;

import static aicmo.cam.sender.SenderFixture.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import aicmo.cam.events.SuppressionChanged;
import aicmo.cam.mail.address.SuppressionKeys;
import aicmo.cam.sender.SenderFixture;
import aicmo.cam.sender.notice.DueSuppressionNotice;
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
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class SuppressionApiTest {
    @Inject
    SenderFixture fixture;

    @Inject
    DueSuppressionNotice backlog;

    @BeforeEach
    void reset() {
        fixture.reset();
    }

    @Test
    void the_same_wish_again_is_the_same_entry() {
        String id = suppress(Map.of("address", "Ana@Recipients.test", "note", "by phone"))
                .statusCode(201)
                .extract()
                .path("id");

        suppress(Map.of("address", "ana@recipients.TEST"))
                .statusCode(200)
                .body("id", is(id))
                .body("note", is("by phone"));
        assertThat(fixture.number("select count(*) from suppression")).isEqualTo(1);
    }

    @Test
    void a_domain_where_anybody_has_a_mailbox_is_refused_unless_it_is_meant() {
        suppress(Map.of("address", "GMail.com"))
                .statusCode(422)
                .body("detail", allOf(containsString("anybody has a mailbox"), containsString("force=true")));
        suppress(Map.of("address", "someone@gmail.com")).statusCode(201);
        suppress(Map.of("address", "gmail.com", "force", true)).statusCode(201);
    }

    @Test
    void what_is_wrong_with_a_wish_is_said_at_once() {
        suppress(Map.of("adress", "x", "reason", "NONE", "note", "x".repeat(1001)))
                .statusCode(422)
                .body("errors", hasSize(4))
                .body("errors.find { it.field == 'reason' }.detail", containsString("HARD_BOUNCE"));
        suppress(Map.of("address", "neither\nnor")).statusCode(422);
    }

    @Test
    void the_list_is_searched_by_address_domain_reason_and_source() {
        suppress(Map.of("address", "acme.test", "reason", "NEGATIVE_REPLY"));
        suppress(Map.of("address", "ana@acme.test"));
        suppress(Map.of("address", "ana@other.test"));
        csv("address\nbea@acme.test\n").statusCode(200);

        assertThat(found("domain=ACME.test")).containsExactly("bea@acme.test", "ana@acme.test", "acme.test");
        assertThat(found("domain=acme.test&source=rest")).containsExactly("ana@acme.test", "acme.test");
        assertThat(found("address=Ana@other.test")).containsExactly("ana@other.test");
        assertThat(found("reason=negative_reply")).containsExactly("acme.test");
        given().get("/api/cam/suppressions?reason=no")
                .then()
                .statusCode(400)
                .body("detail", containsString("COMPLAINT"));
        given().get("/api/cam/suppressions?address=x").then().statusCode(400);
    }

    @Test
    void who_asked_for_no_more_mail_is_taken_off_only_with_a_reason_and_that_is_remembered() {
        suppress(Map.of("address", "ana@acme.test", "reason", "UNSUBSCRIBED"));
        csv("address\nana@acme.test\n").statusCode(200);

        given().delete("/api/cam/suppressions/ana@acme.test")
                .then()
                .statusCode(422)
                .body("errors.field", is(List.of("why")));
        given().queryParam("why", "asked to be back, by phone")
                .queryParam("by", "Bea")
                .delete("/api/cam/suppressions/Ana@acme.test")
                .then()
                .statusCode(204);

        assertThat(found("")).isEmpty();
        given().get("/api/cam/suppressions/removed?address=ana@acme.test")
                .then()
                .body("items", hasSize(2))
                .body("items.removed_by", is(List.of("Bea", "Bea")))
                .body("items.why", is(List.of("asked to be back, by phone", "asked to be back, by phone")))
                .body("items.reason.toSet()", is(java.util.Set.of("UNSUBSCRIBED", "MANUAL")))
                .body("next", nullValue());
        given().get("/api/cam/suppressions/removed?limit=1")
                .then()
                .body("items", hasSize(1))
                .body("next", not(nullValue()));
        given().delete("/api/cam/suppressions/ana@acme.test").then().statusCode(404);
    }

    @Test
    void one_entry_is_taken_off_by_its_id_and_the_others_stay() {
        String id = suppress(Map.of("address", "ana@acme.test")).extract().path("id");
        csv("address\nana@acme.test\n").statusCode(200);

        given().delete("/api/cam/suppressions/" + id).then().statusCode(204);

        assertThat(found("address=ana@acme.test")).hasSize(1);
        given().delete("/api/cam/suppressions/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void what_blocks_an_address_is_told_with_every_entry() {
        suppress(Map.of("address", "Ana@Mail.EU.acme.test", "note", "by phone")).statusCode(201);
        suppress(Map.of("address", "*.acme.test", "reason", "UNSUBSCRIBED"))
                .statusCode(201)
                .body("address", is("*.acme.test"));
        suppress(Map.of("address", "*@mail.eu.acme.test")).statusCode(201).body("address", is("mail.eu.acme.test"));
        suppress(Map.of("address", "acme.test")).statusCode(201);
        csv("address\n*.acme.test\n*@*.eu.acme.test\n").statusCode(200).body("added", is(2));

        match("ANA@mail.eu.acme.test")
                .statusCode(200)
                .body("address", is("ana@mail.eu.acme.test"))
                .body("suppressed", is(true))
                .body(
                        "entries.address",
                        is(List.of(
                                "ana@mail.eu.acme.test",
                                "*.acme.test",
                                "mail.eu.acme.test",
                                "*.acme.test",
                                "*.eu.acme.test")))
                .body("entries[0].note", is("by phone"))
                .body("entries[1].reason", is("UNSUBSCRIBED"))
                .body("entries[3].source", is("import"))
                .body("entries.created_at", everyItem(not(nullValue())));
        match("ben@acme.test").body("entries.address", is(List.of("acme.test")));
        match("ben@notacme.test").body("suppressed", is(false)).body("entries", hasSize(0));
        match("acme.test").statusCode(400).body("detail", containsString("no email address"));
        given().get("/api/cam/suppressions/match").then().statusCode(400);

        given().delete("/api/cam/suppressions/*.acme.test?why=a%20test").then().statusCode(204);
        match("ben@mail.acme.test").body("suppressed", is(false));
    }

    @Test
    void others_are_told_who_came_onto_the_list_and_whom_nothing_concerns_any_more() {
        suppress(Map.of("address", "Told@acme.test")).statusCode(201);
        csv("address\ntold@acme.test\n*.told.test\n").statusCode(200);
        String address = SuppressionKeys.hash("told@acme.test");
        String pattern = SuppressionKeys.hash("*.told.test");
        soon().untilAsserted(() -> assertThat(told(SuppressionChanged::added)).contains(address, pattern));

        given().delete("/api/cam/suppressions/" + entry("told@acme.test", "import"))
                .then()
                .statusCode(204);
        given().delete("/api/cam/suppressions/*.told.test").then().statusCode(204);

        soon().untilAsserted(() -> assertThat(told(SuppressionChanged::removed)).contains(pattern));
        assertThat(told(SuppressionChanged::removed)).doesNotContain(address);
        given().delete("/api/cam/suppressions/told@acme.test").then().statusCode(204);
        soon().untilAsserted(() -> assertThat(told(SuppressionChanged::removed)).contains(address));
    }

    @Test
    void others_are_told_once_of_what_was_on_the_list_before() {
        suppress(Map.of("address", "old@acme.test")).statusCode(201);
        fixture.sql("insert into untold_suppression values ('old@acme.test'), ('gone@acme.test')");

        backlog.run();

        String hash = SuppressionKeys.hash("old@acme.test");
        soon().untilAsserted(() -> assertThat(
                        told(SuppressionChanged::added).stream().filter(hash::equals))
                .hasSize(2));
        assertThat(told(SuppressionChanged::added)).doesNotContain(SuppressionKeys.hash("gone@acme.test"));
        assertThat(fixture.number("select count(*) from untold_suppression")).isZero();
    }

    private List<String> told(Function<SuppressionChanged, List<String>> what) {
        return fixture.heard(SuppressionChanged.class, change -> true).stream()
                .flatMap(change -> what.apply(change).stream())
                .toList();
    }

    private static String entry(String address, String source) {
        return given().get("/api/cam/suppressions?address=" + address + "&source=" + source)
                .path("items[0].id");
    }

    private static ValidatableResponse match(String address) {
        return given().queryParam("address", address)
                .get("/api/cam/suppressions/match")
                .then();
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
        return given().contentType("text/csv")
                .body(text.getBytes(StandardCharsets.UTF_8))
                .post("/api/cam/suppressions")
                .then();
    }
}
