package aicmo.cam.local;

import java.time.Duration;

/** Limits of tests. */
public final class TestLimits {
    /** Ends a test that hangs; a slow machine takes its time. */
    public static final Duration HANGS = Duration.ofMinutes(10);

    private TestLimits() {}
}
