package aicmo.cam.decision;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The one way in which the tests start the service: a day is a second, four mails are enough to judge by. */
public class Seconds implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("aicmo.cam.day", "1S", "aicmo.cam.auto-pause.min-sends-to-evaluate", "4");
    }
}
