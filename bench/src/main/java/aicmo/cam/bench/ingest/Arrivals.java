package aicmo.cam.bench.ingest;

import aicmo.cam.events.ReplyIngested;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Which messages were told, when, and whether any was told twice. */
final class Arrivals {
    private final Map<String, Long> when = new ConcurrentHashMap<>();
    private final AtomicInteger doubles = new AtomicInteger();

    /** By the mail that a message answers, else by the message. */
    void note(ReplyIngested reply) {
        String key = reply.threading() == null
                ? reply.inboundId().toString()
                : reply.threading().email().emailId().toString();
        if (when.putIfAbsent(key, System.nanoTime()) != null) {
            doubles.incrementAndGet();
        }
    }

    int count() {
        return when.size();
    }

    int doubles() {
        return doubles.get();
    }

    Long at(String key) {
        return when.get(key);
    }

    /** Messages a second from the first to the last. */
    double rate() {
        long first = when.values().stream().mapToLong(Long::longValue).min().orElse(0);
        long last = when.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return last == first ? 0 : (when.size() - 1) / ((last - first) / 1e9);
    }
}
