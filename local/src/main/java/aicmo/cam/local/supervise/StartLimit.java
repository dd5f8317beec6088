package aicmo.cam.local.supervise;

import aicmo.cam.local.clock.WaitLimit;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How long a program may take to become ready: for as long as it works on it, however slow the machine is. It has failed where it hardly
 * used the processor for three minutes, or used it for five minutes without becoming ready.
 */
final class StartLimit {
    private static final Duration IDLE = Duration.ofMinutes(3);
    private static final Duration MOST_CPU = Duration.ofMinutes(5);
    private static final Duration WORK = Duration.ofSeconds(1);

    private final Supplier<Duration> cpu;
    private final WaitLimit idle;
    private Duration seen = Duration.ZERO;

    StartLimit(ProcessHandle process) {
        this(() -> process.info().totalCpuDuration().orElse(Duration.ZERO), System::nanoTime);
    }

    StartLimit(Supplier<Duration> cpu, LongSupplier nanos) {
        this.cpu = cpu;
        this.idle = new WaitLimit(IDLE, nanos);
    }

    boolean isOver() {
        Duration used = cpu.get();
        if (used.compareTo(seen.plus(WORK)) >= 0) {
            seen = used;
            idle.restart();
        }
        return idle.isOver() || used.compareTo(MOST_CPU) > 0;
    }
}
