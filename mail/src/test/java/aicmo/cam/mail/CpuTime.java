package aicmo.cam.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** Counts the time of this thread alone, so that what else the machine does is no fault of the code under test. */
public final class CpuTime {
    /** Linear work over the greatest input takes milliseconds; quadratic work takes far longer than this. */
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private CpuTime() {}

    public static void limited(String what, Runnable work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        work.run();
        Duration took = Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
        assertThat(took).as(what).isLessThan(LIMIT);
    }
}
