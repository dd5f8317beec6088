package aicmo.cam.sender.webhook;

import aicmo.cam.messaging.Failures;
import aicmo.cam.sender.webhook.ProviderEventTable.Raw;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Writes events down, those that come while a commit runs together in the next: a thousand mails a second make three thousand
 * webhooks, and a commit for each would be most of the work.
 */
@Singleton
class EventIntake {
    private static final Logger LOG = Logger.getLogger(EventIntake.class);
    private static final int TOGETHER = 500;
    private static final int MOST_WAITING = 10_000;

    private final ProviderEventTable table;
    private final DueProviderEvents due;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile boolean stopping;
    private Thread thread;

    EventIntake(ProviderEventTable table, DueProviderEvents due) {
        this.table = table;
        this.due = due;
    }

    private record Waiting(Raw event, CompletableFuture<Void> written) {}

    /** It could not be written down: it must be told again. */
    static final class NotWritten extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotWritten(String message) {
            super(message);
        }
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().name("event-intake").daemon().start(this::loop);
    }

    /** Done when it is committed; fails with {@link NotWritten} where it is not. */
    CompletableFuture<Void> add(Raw event) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        if (stopping || !queue.offer(new Waiting(event, written))) {
            written.completeExceptionally(
                    new NotWritten(stopping ? "the service ends" : MOST_WAITING + " events wait to be written down"));
        }
        return written;
    }

    private void loop() {
        List<Waiting> some = new ArrayList<>();
        try {
            while (!stopping) {
                Waiting first = queue.poll(1, TimeUnit.SECONDS);
                if (first != null) {
                    some.add(first);
                    queue.drainTo(some, TOGETHER - 1);
                    write(some);
                    some.clear();
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("the service ends");
        }
        queue.drainTo(some);
        some.forEach(waiting -> waiting.written().completeExceptionally(new NotWritten("the service ends")));
    }

    private void write(List<Waiting> some) {
        try {
            table.add(some.stream().map(Waiting::event).toList());
        } catch (RuntimeException e) {
            String why = Failures.inWords(e);
            LOG.errorf(
                    "%d events of the provider could not be written down, it will tell them again: %s",
                    some.size(), why);
            some.forEach(waiting -> waiting.written().completeExceptionally(new NotWritten(why)));
            return;
        }
        due.wake();
        some.forEach(waiting -> waiting.written().complete(null));
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
