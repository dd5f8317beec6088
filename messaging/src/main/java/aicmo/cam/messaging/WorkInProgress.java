package aicmo.cam.messaging;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Which batches are in work and since when: a consumer whose batch never ends polls Kafka as before, and looks alive. */
public final class WorkInProgress {
    private final Set<Batch> running = ConcurrentHashMap.newKeySet();

    Batch begin(String topic) {
        Batch batch = new Batch(topic);
        running.add(batch);
        return batch;
    }

    Map<String, Duration> longest() {
        Map<String, Duration> longest = new TreeMap<>();
        long now = System.nanoTime();
        running.forEach(batch ->
                longest.merge(batch.topic, Duration.ofNanos(now - batch.since), (a, b) -> a.compareTo(b) > 0 ? a : b));
        return longest;
    }

    /** A batch, in work until it is closed. */
    public final class Batch implements AutoCloseable {
        private final String topic;
        private final long since = System.nanoTime();

        private Batch(String topic) {
            this.topic = topic;
        }

        @Override
        public void close() {
            running.remove(this);
        }
    }
}
