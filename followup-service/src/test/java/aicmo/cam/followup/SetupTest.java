package aicmo.cam.followup;

import static aicmo.cam.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import aicmo.cam.events.MailboxFailing;
import aicmo.cam.events.MailboxRead;
import aicmo.cam.events.SenderDescribed;
import aicmo.cam.messaging.EventId;
import aicmo.cam.testing.backing.CamBacking;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What sender and inbox tell of themselves, as a preflight shows it. */
@QuarkusTest
@TestProfile(QuickDays.class)
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "followup"))
class SetupTest {
    private static final Instant NOW = Instant.now();

    @Test
    void the_sender_is_shown_as_it_described_itself_last() {
        try (OtherServices sender = new OtherServices();
                Story story = new Story(Story.threeSteps("Hi"))) {
            sender.tell(described(NOW.plusSeconds(1), "noop", false, null));
            eventually().untilAsserted(() -> {
                item(story, "SENDER").body("figure", equalTo("no provider"));
                status(story, "PUBLIC_URL", "FAIL");
                status(story, "POSTAL_ADDRESS", "FAIL");
            });

            sender.tell(described(NOW.plusSeconds(3), "smtp", true, true));
            eventually().untilAsserted(() -> {
                status(story, "SENDER", "PASS");
                status(story, "PUBLIC_URL", "PASS");
                status(story, "POSTAL_ADDRESS", "PASS");
            });
            // what is told later and happened before changes nothing
            sender.tell(described(NOW.plusSeconds(2), "noop", false, false));
            sender.tell(described(NOW.plusSeconds(4), "resend", true, true));
            eventually().untilAsserted(() -> item(story, "SENDER").body("figure", equalTo("resend")));
        }
    }

    @Test
    void a_mailbox_is_failing_until_it_is_read() {
        String address = "Anna" + UUID.randomUUID() + "@acme.example";
        try (OtherServices inbox = new OtherServices();
                Story story = new Story(Story.threeSteps("Hi").replace("anna@acme.example", address))) {
            status(story, "MAILBOX", "WARN");

            inbox.tell(new MailboxFailing(EventId.next(), NOW, UUID.randomUUID(), address, 3, "no login"));
            eventually().untilAsserted(() -> status(story, "MAILBOX", "FAIL"));
            item(story, "MAILBOX").body("detail", containsString("no login"));

            inbox.tell(new MailboxRead(EventId.next(), NOW.plusMillis(1), UUID.randomUUID(), address));
            eventually().untilAsserted(() -> status(story, "MAILBOX", "PASS"));
        }
    }

    private static SenderDescribed described(Instant at, String provider, boolean postalAddress, Boolean answers) {
        return new SenderDescribed(
                EventId.next(),
                at,
                "sender-service",
                provider,
                false,
                false,
                postalAddress,
                answers == null ? null : "https://mail.acme.example",
                answers,
                null,
                500,
                List.of(),
                List.of());
    }

    private static void status(Story story, String name, String status) {
        item(story, name).body("status", equalTo(status));
    }

    private static ValidatableResponse item(Story story, String name) {
        return given().get("/api/cam/campaigns/" + story.campaign + "/preflight")
                .then()
                .statusCode(200)
                .rootPath("items.find { i -> i.name == '" + name + "' }");
    }
}
