package aicmo.cam.e2e;

import java.time.LocalTime;
import java.time.ZoneOffset;

/** Where it is about noon: no daily cap begins again in the middle of a test. */
public final class FarFromMidnight {
    private FarFromMidnight() {}

    /** The value of {@code AICMO_CAM_TIME_ZONE}. */
    public static String zone() {
        int hours = 12 - LocalTime.now(ZoneOffset.UTC).getHour();
        return ZoneOffset.ofHours(Math.max(-12, Math.min(12, hours))).getId();
    }
}
