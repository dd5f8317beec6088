package aicmo.cam.messaging;

import io.micrometer.core.instrument.MeterRegistry;

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

    /** Kafka has an event that waited in the outbox. */
    public void published(String topic) {
        count("cam.outbox.published", topic, 1);
    }

    /** Events were applied. */
    public void handled(String topic, int events) {
        count("cam.events.handled", topic, events);
    }

    /** Events came that had been applied before. */
    public void duplicates(String topic, int events) {
        count("cam.events.duplicates", topic, events);
    }

    /** A record was put to the dead letters. */
    public void deadLettered(String topic) {
        count("cam.events.dead_lettered", topic, 1);
    }

    private void count(String name, String topic, int events) {
        registry.counter(name, "topic", topic).increment(events);
    }
}
