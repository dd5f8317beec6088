package aicmo.cam.inbox;

import static aicmo.cam.inbox.Post.deliver;
import static aicmo.cam.inbox.Post.letter;
import static aicmo.cam.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import aicmo.cam.inbox.reading.RawImapServer;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "inbox"))
@WithTestResource(value = CamMail.class, initArgs = @ResourceArg(name = "email", value = "ana@acme.test"))
class MailboxApiTest extends InboxWorld {
    private static final String ACCOUNTS = "/api/cam/mailboxes/accounts";
    private final String box = "box-" + UUID.randomUUID() + "@acme.test";

    @Test
    void a_mailbox_that_is_given_is_read_until_it_is_removed_and_its_password_is_shown_nowhere() {
        server.addMailbox(box, "hidden-word");
        String id = add(account(box, "hidden-word", server.imapPort()))
                .statusCode(201)
                .body(not(containsString("hidden-word")))
                .body("auth", equalTo("PASSWORD"))
                .extract()
                .path("id");
        deliver(server, box, letter("Hi", "From: x@y.example", "Message-ID: <" + box + ">"));
        eventually().until(() -> states("<" + box + ">").size() == 1);

        given().get(ACCOUNTS)
                .then()
                .statusCode(200)
                .body("items.address", hasItem(box))
                .body(not(containsString("hidden-word")));
        given().get(ACCOUNTS + "/" + id)
                .then()
                .body("state[0].status", equalTo("READ"))
                .body("state[0].messages", equalTo(1));
        given().get("http://127.0.0.1:" + managementPort() + "/q/health/ready")
                .then()
                .statusCode(200)
                .body(containsString(box + "/INBOX"));
        byte[] sealed =
                jdbi.withHandle(handle -> handle.createQuery("select sealed from mailbox_account where address = ?")
                        .bind(0, box)
                        .mapTo(byte[].class)
                        .one());
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("hidden-word");
        add(account(box, "hidden-word", server.imapPort())).statusCode(409);

        given().delete(ACCOUNTS + "/" + id).then().statusCode(204);
        eventually().untilAsserted(() -> given().get("/api/cam/mailboxes")
                .then()
                .body("items.find { it.address == '" + box + "' }.status", equalTo("REMOVED")));
    }

    @Test
    void a_password_that_was_wrong_is_changed() {
        server.addMailbox(box, "right");
        String id = add(account(box, "wrong", server.imapPort()))
                .statusCode(201)
                .extract()
                .path("id");
        eventually().untilAsserted(() -> given().get(ACCOUNTS + "/" + id)
                .then()
                .body("state[0].status", equalTo("FAILING"))
                .body("state[0].last_error", containsString("refuses the login"))
                .body(not(containsString("wrong\""))));
        given().get("http://127.0.0.1:" + managementPort() + "/q/health/ready")
                .then()
                .statusCode(200)
                .body(containsString("FAILING, never read, 0 behind"))
                .body(containsString("refuses the login of " + box));
        given().get("http://127.0.0.1:" + managementPort() + "/q/metrics")
                .then()
                .body(containsString("cam_inbox_errors_total{kind=\"login\"}"))
                .body(containsString("cam_inbox_failures_looks{folder=\"INBOX\",mailbox=\"" + box + "\"}"))
                .body(containsString("cam_inbox_behind_messages{folder=\"INBOX\",mailbox=\"" + box + "\"} 0.0"));
        given().post(ACCOUNTS + "/" + id + "/test").then().body("ok", equalTo(false));
        given().contentType(ContentType.JSON)
                .body(account(box, "right", server.imapPort()))
                .put(ACCOUNTS + "/" + id)
                .then()
                .statusCode(200);
        given().post(ACCOUNTS + "/" + id + "/test").then().body("ok", equalTo(true));
        given().delete(ACCOUNTS + "/" + id).then().statusCode(204);
    }

    @Test
    void a_mailbox_that_is_removed_while_it_is_read_is_left_after_the_batch() throws Exception {
        CountDownLatch removed = new CountDownLatch(1);
        try (RawImapServer imap = new RawImapServer()) {
            for (int i = 0; i < 1000; i++) {
                imap.add(letter("Hi", "From: x@y.example", "Message-ID: <" + i + "." + box + ">"));
            }
            imap.holdBodies(removed);
            String id = add(account(box, "secret", imap.port()))
                    .statusCode(201)
                    .extract()
                    .path("id");
            eventually().until(() -> imap.commands().stream().anyMatch(command -> command.contains("BODY.PEEK[]")));
            given().delete(ACCOUNTS + "/" + id).then().statusCode(204);
            // the loop is told within seconds; what it holds is stored, and no more is asked for
            eventually().untilAsserted(() -> given().get("http://127.0.0.1:" + managementPort() + "/q/metrics")
                    .then()
                    .body(not(containsString(box))));
            removed.countDown();
            eventually().until(() -> leases() == 0);
        }
        assertThat(taken()).isBetween(1, 400);
        given().get("/api/cam/mailboxes")
                .then()
                .body("items.find { it.address == '" + box + "' }.status", equalTo("REMOVED"));
    }

    private int leases() {
        return number("select count(*) from mailbox where lease_owner is not null and address = ?");
    }

    private int taken() {
        return number("select count(*) from inbound_email where mailbox = ?");
    }

    private int number(String query) {
        return jdbi.withHandle(handle ->
                handle.createQuery(query).bind(0, box).mapTo(Integer.class).one());
    }

    @Test
    void what_is_done_with_messages_that_were_taken_in_is_given_shown_and_refused_where_it_cannot_be() {
        server.addMailbox(box, "right");
        String putAway = account(box, "right", server.imapPort())
                .replace("\"folders\"", "\"mark_seen\": true, \"move_to\": \"Done\", \"folders\"");
        String id = add(putAway)
                .statusCode(201)
                .body("mark_seen", equalTo(true))
                .body("move_to", equalTo("Done"))
                .extract()
                .path("id");
        deliver(server, box, letter("Hi", "From: x@y.example", "Message-ID: <" + box + ">"));
        eventually().until(() -> states("<" + box + ">").size() == 1);
        eventually().untilAsserted(() -> assertThat(server.messages(box)).isEmpty());
        tried(putAway).body("ok", equalTo(true));
        add(putAway.replace("Done", "INBOX"))
                .statusCode(422)
                .body("errors[0].field", equalTo("move_to"))
                .body("detail", containsString("read itself"));
        add(putAway.replace("Done", "D%")).statusCode(422);
        given().delete(ACCOUNTS + "/" + id).then().statusCode(204);
    }

    @Test
    void a_test_says_what_is_wrong() {
        server.addMailbox(box, "right");
        int port = server.imapPort();
        tried(account(box, "right", port)).body("ok", equalTo(true)).body("folders[0].tells_of_news", equalTo(true));
        tried(account(box, "wrong", port)).body("folders[0].wrong", equalTo("LOGIN"));
        tried(account(box, "right", server.smtpPort())).body("ok", equalTo(false));
        tried(account(box, "right", port).replace("127.0.0.1", "no-such-host.invalid"))
                .body("folders[0].wrong", equalTo("HOST"));
        tried(account(box, "right", port).replace("NONE", "TLS")).body("folders[0].wrong", equalTo("TLS"));
        tried(account(box, "right", port).replace("INBOX", "Nowhere"))
                .body("folders[0].wrong", equalTo("FOLDER"))
                .body("folders[0].detail", containsString("no folder 'Nowhere'"));
        tried(account(box, "right", 1)).body("folders[0].wrong", equalTo("PORT"));
    }

    @Test
    void a_mailbox_of_the_settings_is_shown_and_changed_only_there() {
        String id = given().get(ACCOUNTS).then().extract().path("items.find { it.address == 'ana@acme.test' }.id");
        given().delete(ACCOUNTS + "/" + id).then().statusCode(409).body("detail", containsString("AICMO_IMAP_"));
        add(account("Ana@acme.test", "x", server.imapPort())).statusCode(409);
        add("{\"address\":\"" + box + "\",\"server\":\"x\"}")
                .statusCode(422)
                .body("detail", containsString("either password or oauth2"));
        given().delete(ACCOUNTS + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void the_state_of_the_mailbox_is_told_and_its_password_is_not() {
        eventually().untilAsserted(() -> given().get("/api/cam/mailboxes")
                .then()
                .statusCode(200)
                .body(not(containsString("secret")))
                .body("items.find { it.address == 'ana@acme.test' }.status", equalTo("READ"))
                .body("items.find { it.address == 'ana@acme.test' }.last_success", notNullValue())
                .body("items.find { it.address == 'ana@acme.test' }.behind", equalTo(0)));
        given().get("http://127.0.0.1:" + managementPort() + "/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("cam_inbox_poll_age_seconds{folder=\"INBOX\",mailbox=\"ana@acme.test\"}"))
                .body(containsString("cam_inbox_waiting"));
        given().get("http://127.0.0.1:" + managementPort() + "/q/health/ready")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse add(String account) {
        return given().contentType(ContentType.JSON)
                .body(account)
                .post(ACCOUNTS)
                .then();
    }

    private static ValidatableResponse tried(String account) {
        return given().contentType(ContentType.JSON)
                .body(account)
                .post("/api/cam/mailboxes/test")
                .then()
                .statusCode(200)
                .body(not(containsString("right\"")));
    }

    private static String account(String address, String password, int port) {
        return """
                {"address": "%s", "server": "127.0.0.1", "port": %d, "tls": "NONE", "password": "%s", "folders": ["INBOX"]}
                """.formatted(address, port, password);
    }

    private static int managementPort() {
        return ConfigProvider.getConfig().getValue("quarkus.management.test-port", int.class);
    }
}
