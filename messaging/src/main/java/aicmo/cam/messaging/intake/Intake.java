package aicmo.cam.messaging.intake;

import aicmo.cam.events.Event;
import aicmo.cam.messaging.Failures;
import aicmo.cam.messaging.MessagingMetrics;
import aicmo.cam.messaging.Traced;
import aicmo.cam.messaging.Traces;
import aicmo.cam.messaging.Transactions;
import aicmo.cam.messaging.outbox.OutboxRow;
import aicmo.cam.messaging.outbox.OutboxTable;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * Takes in what Kafka delivers and applies each event once.
 *
 * <p>A batch is one transaction: the marks of its events in one statement, then the work of each, in order. Where that fails,
 * its events are tried one by one: a failure that passes by itself (the database is away) is waited out, in place, so that
 * nothing overtakes; one that stays after {@value #TRIES} tries, and a record that can't be read, goes to the dead letters of
 * the service with its reason, through the outbox, and the stream goes on.
 */
public final class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final int TRIES = 3;
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final String service;
    private final Transactions transactions;
    private final HandledEvents handled;
    private final OutboxTable outbox;
    private final Runnable wakeRelay;
    private final Traces traces;
    private final MessagingMetrics metrics;

    /**
     * An intake for one service.
     *
     * @param service its name, for its dead letters
     * @param wakeRelay told after a dead letter was committed to the outbox
     */
    public Intake(
            String service,
            Transactions transactions,
            HandledEvents handled,
            OutboxTable outbox,
            Runnable wakeRelay,
            OpenTelemetry telemetry,
            MessagingMetrics metrics) {
        this.service = service;
        this.transactions = transactions;
        this.handled = handled;
        this.outbox = outbox;
        this.wakeRelay = wakeRelay;
        this.traces = new Traces(telemetry);
        this.metrics = metrics;
    }

    /**
     * Applies the events of a batch; returns when each is applied or dead-lettered, so that its offset may be committed.
     *
     * @param work applies one event within the current transaction; it is run again where that transaction fails
     */
    public <E extends Event> void each(ConsumerRecords<String, byte[]> records, Class<E> type, Consumer<E> work) {
        take(
                records,
                type,
                (topic, deliveries) -> deliveries.forEach(delivery ->
                        traces.within(delivery.record().headers(), topic, () -> bounded(work, delivery.event()))));
    }

    /**
     * As {@link #each}, for work that does many events at once cheaper than one after another.
     *
     * @param work applies the events, which are in order, within the current transaction; where that transaction fails it is run again with
     *     each of them alone
     */
    public <E extends Event> void all(
            ConsumerRecords<String, byte[]> records, Class<E> type, Consumer<List<Traced<E>>> work) {
        take(
                records,
                type,
                (topic, deliveries) -> bounded(
                        work,
                        deliveries.stream()
                                .map(delivery -> new Traced<>(
                                        delivery.event(),
                                        traces.continued(delivery.record().headers(), topic)))
                                .toList()));
    }

    private <E extends Event> void take(ConsumerRecords<String, byte[]> records, Class<E> type, Work<E> work) {
        List<Delivery<E>> deliveries = Delivery.of(records, type);
        if (deliveries.isEmpty()) {
            return;
        }
        try (var batch = metrics.inWork(deliveries.getFirst().record().topic())) {
            if (deliveries.stream().anyMatch(d -> d.event() == null) || !together(deliveries, work)) {
                deliveries.forEach(delivery -> alone(delivery, work));
            }
        }
    }

    private <E extends Event> boolean together(List<Delivery<E>> deliveries, Work<E> work) {
        try {
            apply(deliveries, work);
            return true;
        } catch (RuntimeException e) {
            LOG.debugf(
                    e, "a batch of %d failed, beginning with %s: one by one", deliveries.size(), deliveries.getFirst());
            return false;
        }
    }

    private <E extends Event> void alone(Delivery<E> delivery, Work<E> work) {
        if (delivery.unreadable() != null) {
            bury(delivery, delivery.unreadable());
            return;
        }
        Duration wait = FIRST_WAIT;
        for (int failures = 0; ; ) {
            try {
                apply(List.of(delivery), work);
                return;
            } catch (RuntimeException e) {
                if (!Failures.passes(e) && ++failures == TRIES) {
                    bury(delivery, e);
                    return;
                }
                LOG.warnf("%s will be tried again in %s: %s", delivery, wait, Failures.inWords(e));
            }
            wait = pause(wait);
        }
    }

    private <E extends Event> void apply(List<Delivery<E>> deliveries, Work<E> work) {
        String topic = deliveries.getFirst().record().topic();
        int[] applied = {0};
        transactions.run(() -> {
            applied[0] = 0;
            Set<UUID> fresh = handled.firstTime(
                    topic, deliveries.stream().map(d -> d.event().eventId()).toList());
            List<Delivery<E>> first = deliveries.stream()
                    .filter(delivery -> fresh.remove(delivery.event().eventId()))
                    .toList();
            if (!first.isEmpty()) {
                work.on(topic, first);
            }
            applied[0] = first.size();
        });
        metrics.handled(topic, applied[0]);
        metrics.duplicates(topic, deliveries.size() - applied[0]);
    }

    /** What an event's own depth does to the stack is the event's poison, and no reason to stop the stream. */
    private static <T> void bounded(Consumer<T> work, T given) {
        try {
            work.accept(given);
        } catch (StackOverflowError e) {
            throw new IllegalStateException("the work on it overflowed the stack", e);
        }
    }

    private void bury(Delivery<?> delivery, Throwable reason) {
        OutboxRow letter = delivery.deadLetter(service, reason);
        String topic = delivery.record().topic();
        boolean[] buried = {false};
        for (Duration wait = FIRST_WAIT; ; wait = pause(wait)) {
            try {
                transactions.run(() -> {
                    // The record, of the dead letters' topic: the event was not handled, and may be handed in again.
                    buried[0] = !handled.firstTime(letter.topic(), List.of(delivery.place()))
                            .isEmpty();
                    if (buried[0]) {
                        outbox.insert(List.of(letter));
                    }
                });
                break;
            } catch (RuntimeException e) {
                LOG.warnf("%s can't be put to the dead letters yet: %s", delivery, Failures.inWords(e));
            }
        }
        if (buried[0]) {
            wakeRelay.run();
            metrics.deadLettered(topic);
            LOG.errorf("%s went to the dead letters, %s: %s", delivery, letter.topic(), Failures.inWords(reason));
        }
    }

    /** What is done, within the transaction, with the deliveries that had not been handled. */
    private interface Work<E extends Event> {
        void on(String topic, List<Delivery<E>> deliveries);
    }

    /** Waits; an interrupt ends it, since the service ends: the batch is not committed, and is delivered again. */
    private static Duration pause(Duration wait) {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "interrupted while a failure was waited out; it will be delivered again", e);
        }
        Duration next = wait.multipliedBy(2);
        return next.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : next;
    }
}
