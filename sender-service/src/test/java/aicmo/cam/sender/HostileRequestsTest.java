package aicmo.cam.sender;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.hostile.HostileCalls;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class HostileRequestsTest {
    private static final String MAIL = """
            {"from": "Anna Berg <anna@acme.test>", "to": "ana@recipients.test", "to_name": "Ana", "reply_to": "anna@acme.test",
             "subject": "Hello {{ name }}", "text": "Some text", "html": "<p>Some text</p>", "variables": {"name": "Ana"}}
            """;

    @Inject
    SenderFixture fixture;

    @AfterEach
    void forget() {
        fixture.reset();
    }

    @Test
    void hostile_values_in_any_place_of_any_request_are_refused_with_a_problem() throws Exception {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", int.class);

        int calls = new HostileCalls("sender-service", port)
                .body("POST /api/cam/email/send", MAIL)
                .body("POST /api/cam/email/preview", MAIL)
                .body("POST /api/cam/email/batch-send", "{\"emails\": [" + MAIL + "]}")
                .body(
                        "POST /api/cam/suppressions",
                        "{\"address\": \"ana@acme.test\", \"reason\": \"MANUAL\", \"note\": \"x\"}")
                .switchedOff("POST /api/cam/webhooks/resend")
                .table("POST /api/cam/suppressions", "address,reason,note")
                .refuseWell();

        assertThat(calls).isGreaterThan(1000);
    }
}
