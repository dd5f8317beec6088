package aicmo.cam.decision;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The one way in which the tests start the service: a day is a second, four mails are enough to judge by. */
public class Seconds implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "aicmo.cam.day", "1S",
                "aicmo.cam.auto-pause.min-sends-to-evaluate", "4",
                "aicmo.cam.webhook.keys", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                "aicmo.cam.webhook.private-addresses", "true",
                "aicmo.cam.webhook.every", "1s",
                "aicmo.cam.webhook.retries", "0.3s,0.3s,0.3s",
                "aicmo.cam.alert.to", "ops@acme.example",
                "aicmo.cam.alert.every", "1s",
                "quarkus.mailer.mock", "true");
    }
}
