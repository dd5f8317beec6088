package aicmo.cam.messaging.outbox;

import aicmo.cam.events.Event;
import aicmo.cam.events.Topic;
import aicmo.cam.messaging.MessagingConfig;
import aicmo.cam.messaging.Traced;
import aicmo.cam.messaging.Traces;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The way out for every event: a row in the transaction of the work that it tells of. If the work is rolled back, nothing was
 * said; if it is committed, it will be said, even over a crash.
 */
@ApplicationScoped
public class Outbox {
    private final OutboxTable table;
    private final RelayLoop relay;
    private final TransactionSynchronizationRegistry transaction;
    private final Traces traces;
    private final String source;
    private final Set<String> published;

    Outbox(
            OutboxTable table,
            RelayLoop relay,
            TransactionSynchronizationRegistry transaction,
            OpenTelemetry telemetry,
            MessagingConfig config) {
        this.table = table;
        this.relay = relay;
        this.transaction = transaction;
        this.traces = new Traces(telemetry);
        this.source = "/cam/" + config.service();
        this.published = config.publishes().orElse(Set.of());
    }

    /** As {@link #publish(Collection)}. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void publish(Event... events) {
        put(List.of(events));
    }

    /**
     * Publishes events, in their order, when the current transaction is committed.
     *
     * @throws jakarta.transaction.TransactionalException outside a transaction
     * @throws IllegalArgumentException where an event is too large, or this service is not its publisher
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void publish(Collection<? extends Event> events) {
        put(events);
    }

    /** As {@link #publish(Collection)}, each event in a trace of its own. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void publishTraced(Collection<? extends Traced<?>> events) {
        put(events, traced -> traced.event(), traced -> traced.trace());
    }

    /** Rows were committed that did not come through {@link #publish}: the dead letters. */
    public void wakeRelay() {
        relay.wake();
    }

    private void put(Collection<? extends Event> events) {
        Map<String, String> trace = traces.current();
        put(events, event -> event, event -> trace);
    }

    private <T> void put(Collection<T> given, Function<T, Event> event, Function<T, Map<String, String>> trace) {
        if (given.isEmpty()) {
            return;
        }
        given.forEach(one -> refuseForeign(event.apply(one)));
        table.insert(given.stream()
                .map(one -> OutboxRow.of(event.apply(one), source, trace.apply(one)))
                .toList());
        wakeOnCommit();
    }

    private void refuseForeign(Event event) {
        String topic = Topic.of(event).topicName();
        if (!published.contains(topic)) {
            throw new IllegalArgumentException(
                    source + " does not publish " + topic + "; cam.messaging.publishes has " + published);
        }
    }

    private void wakeOnCommit() {
        if (transaction.getResource(Outbox.class) != null) {
            return;
        }
        transaction.putResource(Outbox.class, true);
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // nothing to do before: the rows are written
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    relay.wake();
                }
            }
        });
    }
}
