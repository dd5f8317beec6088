package aicmo.cam.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;

/**
 * What operators watch: {@code cam.outbox.published}, {@code cam.events.handled}, {@code cam.events.duplicates} and
 * {@code cam.events.dead_lettered}, each by topic. The gauges {@code cam.outbox.pending} (rows) and
 * {@code cam.outbox.oldest.age} (seconds) are registered beside the relay.
 */
public final class MessagingMetrics {
    private final MeterRegistry registry;
    private final WorkInProgress work = new WorkInProgress();

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

    /** There are counts of this topic from now on, of nothing yet: a first dead letter is then seen as a change. */
    public void expects(String topic) {
        handled(topic, 0);
        count("cam.events.dead_lettered", topic, 0);
    }

    /** A record was put to the dead letters. */
    public void deadLettered(String topic) {
        count("cam.events.dead_lettered", topic, 1);
    }

    /** A batch of this topic is in work until what this returns is closed. */
    public WorkInProgress.Batch inWork(String topic) {
        return work.begin(topic);
    }

    /** {@return for how long the oldest batch in work has been so, by topic} */
    public Map<String, Duration> longestInWork() {
        return work.longest();
    }

    private void count(String name, String topic, int events) {
        registry.counter(name, "topic", topic).increment(events);
    }
}
