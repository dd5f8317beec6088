package aicmo.cam.followup;

import static aicmo.cam.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import aicmo.cam.events.SuppressionChanged;
import aicmo.cam.mail.address.SuppressionKeys;
import aicmo.cam.messaging.EventId;
import aicmo.cam.testing.backing.CamBacking;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the sender tells of its suppression list, as far as a list of leads and a forecast show it. */
@QuarkusTest
@TestProfile(QuickDays.class)
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "followup"))
class SuppressedLeadsTest {
    private static final String LEADS = """
            email
            Ann@Listed-One.example
            bo@closed.listed.example
            cy@mail.eu.listed-all.example
            di@listed-all.example
            ed@free.listed.example
            """;

    @Test
    void an_import_and_a_forecast_say_how_many_get_no_mail() {
        try (OtherServices sender = new OtherServices();
                Story story = new Story("""
                        {"name": "Spring", "from": "anna@acme.example", "steps": [{"subject": "Hello", "text": "Hi"}]}
                        """)) {
            tell(sender, "ann@listed-one.example", true);
            tell(sender, "closed.listed.example", true);
            tell(sender, "*.listed-all.example", true);
            eventually().untilAsserted(() -> story.importCsv(LEADS).body("suppressed", equalTo(3)));

            story.leads().body("items", hasSize(5));
            given().get("/api/cam/campaigns/" + story.campaign + "/forecast")
                    .then()
                    .body("mails", equalTo(2))
                    .body("leads", equalTo(5))
                    .body("never_reached[0].reason", equalTo("the suppression list stops its mails"))
                    .body("never_reached[0].count", equalTo(3));

            tell(sender, "*.listed-all.example", false);
            eventually().untilAsserted(() -> story.importCsv(LEADS).body("suppressed", equalTo(2)));
        }
    }

    private static void tell(OtherServices sender, String key, boolean added) {
        String hash = SuppressionKeys.hash(key);
        List<String> changed = List.of(hash);
        sender.tell(new SuppressionChanged(
                EventId.next(),
                Instant.now(),
                hash.substring(0, 1),
                added ? changed : List.of(),
                added ? List.of() : changed));
    }
}
