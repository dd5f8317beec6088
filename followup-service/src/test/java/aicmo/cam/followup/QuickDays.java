package aicmo.cam.followup;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A day of the tests is a second. */
public class QuickDays implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("aicmo.cam.day", "1s");
    }
}
