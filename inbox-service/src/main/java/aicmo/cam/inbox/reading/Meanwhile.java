package aicmo.cam.inbox.reading;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** One work after another on a thread beside this one, each begun when the one before has ended well. */
final class Meanwhile implements AutoCloseable {
    private final String name;
    private FutureTask<Void> last;

    Meanwhile(String name) {
        this.name = name;
    }

    /** Begins this when the work before it is over; throws what that one threw, and then does not begin. */
    void next(Runnable work) {
        close();
        last = new FutureTask<>(work, null);
        Thread.ofPlatform().daemon().name(name).start(last);
    }

    /** Waits for the end of the last work, and throws what it threw. */
    @Override
    public void close() {
        if (last == null) {
            return;
        }
        FutureTask<Void> ending = last;
        last = null;
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    ending.get();
                    return;
                } catch (InterruptedException e) {
                    // the work has a transaction open: it is not left alone
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case Throwable other -> throw new IllegalStateException("a Runnable threw " + other, other);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
