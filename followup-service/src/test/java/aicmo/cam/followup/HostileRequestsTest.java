package aicmo.cam.followup;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.hostile.HostileCalls;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(QuickDays.class)
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "followup"))
class HostileRequestsTest {
    private static final String DEFINITION = """
            {"name": "Spring", "from": "Anna Berg <anna@acme.example>", "reply_to": "anna@acme.example", "variables": ["industry"],
             "auto_pause": true, "reply_rate_threshold": 0.1, "bounce_rate_threshold": 0.1, "min_sends_to_evaluate": 50,
             "stop_on_any_reply": true, "stop_company_on_reply": false, "holidays": ["2026-12-24"], "daily_cap": 9,
             "sending_window": {"days": ["MONDAY"], "from": "09:00", "until": "17:00"}, "no_reply_after": "2d",
             "steps": [{"subject": "Hello", "text": "Hi", "html": "<p>Hi</p>"},
                       {"delay": "P1D", "track": "main", "only_if_delivered": true, "skip_if_passed": true, "allow_repeat": true,
                        "variants": [{"share": 1, "subject": "Hello", "text": "Hi again", "html": "<p>Hi</p>"}]}]}
            """;

    @Test
    void hostile_values_in_any_place_of_any_request_are_refused_with_a_problem() throws Exception {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", int.class);
        try (Story story = new Story(DEFINITION)) {
            int calls = new HostileCalls("followup-service", port)
                    .path("id", story.campaign)
                    .body("POST /api/cam/campaigns", DEFINITION)
                    .body("PUT /api/cam/campaigns/{id}", DEFINITION)
                    .body(
                            "POST /api/cam/campaigns/{id}/start",
                            "{\"start_at\": \"2999-03-02T09:00\", \"time_zone\": \"Europe/Berlin\"}")
                    .table("POST /api/cam/campaigns/{id}/leads", "email,first_name")
                    .refuseWell();

            assertThat(calls).isGreaterThan(1000);
        }
    }
}
