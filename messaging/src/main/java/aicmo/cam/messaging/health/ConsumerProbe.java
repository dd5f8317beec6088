package aicmo.cam.messaging.health;

import aicmo.cam.messaging.MessagingMetrics;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.Metric;

/**
 * Whether the consumer of each incoming channel polls, and ends its batches, within {@code max.poll.interval.ms}. The connector polls
 * while a batch is in work, so both are asked.
 */
@Singleton
class ConsumerProbe implements HealthWatch.Probe {
    /** Kafka's own default of {@code max.poll.interval.ms}. */
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    private final KafkaClientService clients;
    private final MessagingMetrics metrics;
    private final Contact started = new Contact();
    private volatile Map<String, String> stuck = Map.of();

    ConsumerProbe(KafkaClientService clients, MessagingMetrics metrics) {
        this.clients = clients;
        this.metrics = metrics;
    }

    /** {@return the channels and topics that stand still, each with the reason} */
    Map<String, String> stuck() {
        return stuck;
    }

    @Override
    public String name() {
        return "consumers";
    }

    @Override
    public void ask() {
        Map<String, String> found = new TreeMap<>();
        Duration longestInterval = Duration.ZERO;
        for (String channel : clients.getConsumerChannels()) {
            for (KafkaConsumer<?, ?> consumer : clients.getConsumers(channel)) {
                Duration interval = interval(consumer.configuration());
                longestInterval = longer(longestInterval, interval);
                Duration silent = sinceLastPoll(consumer);
                if (silent.compareTo(interval) > 0) {
                    found.put(
                            channel,
                            "has not polled for " + silent.toSeconds() + " s, allowed are " + interval.toSeconds()
                                    + " s; restart the service, and look for its last error in the log");
                }
            }
        }
        Duration limit = longestInterval.isZero() ? INTERVAL : longestInterval;
        metrics.longestInWork().forEach((topic, age) -> {
            if (age.compareTo(limit) > 0) {
                found.put(
                        topic,
                        "works on one batch for " + age.toSeconds() + " s, allowed are " + limit.toSeconds()
                                + " s; look for locks in the database, and for its last error in the log");
            }
        });
        stuck = Map.copyOf(found);
    }

    @Override
    public void failed(String why) {
        stuck = Map.of("consumers", "can't be asked: " + why);
    }

    private Duration sinceLastPoll(KafkaConsumer<?, ?> consumer) {
        return Optional.ofNullable(consumer.unwrap())
                .flatMap(client -> client.metrics().values().stream()
                        .filter(metric -> metric.metricName().name().equals("last-poll-seconds-ago"))
                        .map(Metric::metricValue)
                        .findFirst())
                .map(Object::toString)
                .map(Double::parseDouble)
                .filter(seconds -> seconds >= 0)
                .map(seconds -> Duration.ofMillis(Math.round(seconds * 1000)))
                .orElseGet(started::silence);
    }

    private static Duration interval(Map<String, ?> configuration) {
        Object millis = configuration.get(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG);
        return millis == null ? INTERVAL : Duration.ofMillis(Long.parseLong(millis.toString()));
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
