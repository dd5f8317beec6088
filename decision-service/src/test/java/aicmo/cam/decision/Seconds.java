package aicmo.cam.decision;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The one way in which the tests start the service: a day is a second, four mails are enough to judge by. */
public class Seconds implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("aicmo.cam.day", "1S"),
                Map.entry("aicmo.cam.auto-pause.min-sends-to-evaluate", "4"),
                Map.entry("aicmo.cam.webhook.keys", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="),
                Map.entry("aicmo.cam.webhook.private-addresses", "true"),
                Map.entry("aicmo.cam.webhook.every", "1s"),
                Map.entry("aicmo.cam.webhook.retries", "0.3s,0.3s,0.3s"),
                Map.entry("aicmo.cam.webhook.timeout", "5s"),
                Map.entry("aicmo.cam.alert.to", "ops@acme.example"),
                Map.entry("aicmo.cam.alert.every", "1s"),
                Map.entry("quarkus.mailer.mock", "true"));
    }
}
