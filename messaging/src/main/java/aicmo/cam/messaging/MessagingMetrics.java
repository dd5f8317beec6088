package aicmo.cam.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;

/**
 * What operators watch: {@code cam.outbox.published}, {@code cam.events.handled}, {@code cam.events.duplicates} and
 * {@code cam.events.dead_lettered}, each by topic. The gauges {@code cam.outbox.pending} (rows) and
 * {@code cam.outbox.oldest.age} (seconds) are registered beside the relay.
 */
public final class MessagingMetrics {
    private final MeterRegistry registry;

    /** Counts into this registry. */
    public MessagingMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void published(Collection<OutboxRow> rows) {
        rows.forEach(row -> count("cam.outbox.published", row.topic(), 1));
    }

    void handled(String topic, int events) {
        count("cam.events.handled", topic, events);
    }

    void duplicates(String topic, int events) {
        count("cam.events.duplicates", topic, events);
    }

    void deadLettered(String topic) {
        count("cam.events.dead_lettered", topic, 1);
    }

    private void count(String name, String topic, int events) {
        registry.counter(name, "topic", topic).increment(events);
    }
}
