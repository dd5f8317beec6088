package aicmo.cam.inbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.hostile.HostileCalls;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "inbox"))
@WithTestResource(value = CamMail.class, initArgs = @ResourceArg(name = "email", value = "ana@acme.test"))
class HostileRequestsTest {
    private static final String ACCOUNTS = "/api/cam/mailboxes/accounts";

    /** Nothing listens at its port. The address is taken by the mailbox of the settings, so that most of the calls add nothing. */
    private static final String ACCOUNT = """
            {"address": "ana@acme.test", "server": "127.0.0.1", "port": 1, "tls": "NONE", "login": "ana", "password": "x",
             "folders": ["INBOX"], "poll_interval_minutes": 15, "idle": false, "mark_seen": false, "move_to": "Done"}
            """;

    @AfterEach
    void remove_what_was_added() {
        List<String> added =
                given().get(ACCOUNTS).path("items.findAll { it.port == 1 || it.server != '127.0.0.1' }.id");
        added.forEach(id -> given().delete(ACCOUNTS + "/" + id));
    }

    @Test
    void hostile_values_in_any_place_of_any_request_are_refused_with_a_problem() throws Exception {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", int.class);

        int calls = new HostileCalls("inbox-service", port)
                .body("POST " + ACCOUNTS, ACCOUNT)
                .body("PUT " + ACCOUNTS + "/{id}", ACCOUNT)
                .body("POST /api/cam/mailboxes/test", ACCOUNT)
                .waits("POST /api/cam/mailboxes/test")
                .refuseWell();

        assertThat(calls).isGreaterThan(500);
    }
}
