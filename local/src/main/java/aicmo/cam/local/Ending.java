package aicmo.cam.local;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/** The one reason why a running system has to end by itself; it reaches the thread that runs the system as an exception. */
final class Ending {
    private final Thread runner = Thread.currentThread();
    private final AtomicReference<RuntimeException> reason = new AtomicReference<>();

    /** The first reason counts; false where there was one before. */
    boolean because(RuntimeException why) {
        boolean first = reason.compareAndSet(null, why);
        if (first) {
            runner.interrupt();
        }
        return first;
    }

    /** Does the work on the thread that runs the system; where the system has to end, throws the reason instead of what came of it. */
    <T> T unlessEnded(Callable<T> work) throws Exception {
        try {
            T done = work.call();
            throwReason();
            return done;
        } catch (Exception e) {
            throwReason();
            throw e;
        }
    }

    /** Throws the reason where the system has to end. */
    void throwReason() {
        RuntimeException why = reason.get();
        if (why != null) {
            // Closing the system waits, which an interrupted thread cannot.
            Thread.interrupted();
            throw why;
        }
    }
}
