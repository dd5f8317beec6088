package aicmo.cam.testing.backing;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two things started at the same time: both, or neither and the reason. */
record TwoStarts<A extends AutoCloseable, B extends AutoCloseable>(A first, B second) {

    static <A extends AutoCloseable, B extends AutoCloseable> TwoStarts<A, B> atOnce(Callable<A> a, Callable<B> b) {
        try (var threads = Executors.newFixedThreadPool(2)) {
            Future<A> first = threads.submit(a);
            Future<B> second = threads.submit(b);
            return both(first, second);
        }
    }

    private static <A extends AutoCloseable, B extends AutoCloseable> TwoStarts<A, B> both(
            Future<A> first, Future<B> second) {
        try {
            return new TwoStarts<>(first.get(), second.get());
        } catch (ExecutionException e) {
            IllegalStateException failure =
                    new IllegalStateException("backing services did not start: " + e.getCause(), e.getCause());
            closeStarted(first, failure);
            closeStarted(second, failure);
            throw failure;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while backing services started", e);
        }
    }

    private static void closeStarted(Future<? extends AutoCloseable> start, IllegalStateException failure) {
        try {
            start.get().close();
        } catch (ExecutionException e) {
            failure.addSuppressed(e.getCause());
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
    }
}
