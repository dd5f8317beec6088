package aicmo.cam.mail.template;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** How long a rendering has worked: the CPU time of its thread, so that a busy machine refuses no honest template. */
final class WorkClock {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private WorkClock() {}

    /** Nanoseconds from some moment on; of the wall clock where the CPU time of this thread is not counted. */
    static long nanos() {
        boolean counted = THREADS.isCurrentThreadCpuTimeSupported()
                && THREADS.isThreadCpuTimeEnabled()
                && !Thread.currentThread().isVirtual();
        return counted ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }
}
