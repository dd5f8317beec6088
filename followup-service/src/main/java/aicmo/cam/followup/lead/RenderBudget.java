package aicmo.cam.followup.lead;

import aicmo.cam.rest.Problem;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * Bounds the work of trying templates on leads, within a request. Each rendering ends by itself; a hundred thousand that take a second
 * each would not. Counted is the CPU time of this thread, so that a busy machine refuses no list.
 */
final class RenderBudget {
    private static final Duration MOST = Duration.ofSeconds(120);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long end = THREADS.getCurrentThreadCpuTime() + MOST.toNanos();

    /** @throws Problem 413 where the time is over */
    void check() {
        if (THREADS.getCurrentThreadCpuTime() - end > 0) {
            throw Problem.tooLarge("trying the campaign's templates on the leads takes more than " + MOST.toSeconds()
                    + " seconds of work; use fewer or shorter loops and filters, or fewer leads. Nothing was done");
        }
    }
}
