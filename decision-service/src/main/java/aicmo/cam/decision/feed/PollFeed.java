package aicmo.cam.decision.feed;

import aicmo.cam.decision.webhook.Webhook;
import aicmo.cam.decision.webhook.WebhookRows;
import aicmo.cam.events.Topic;
import aicmo.cam.messaging.KafkaAccess;
import aicmo.cam.messaging.MessagingConfig;
import aicmo.cam.messaging.MessagingMetrics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads what is to be told to other systems and to people, in a group of its own beside the counters: whatever webhooks do, no
 * counter waits for them, and topics that nobody wants to be told of are not read. Dead letters are read of every service.
 */
@ApplicationScoped
class PollFeed {
    private static final Logger LOG = Logger.getLogger(PollFeed.class);
    private static final Set<Topic> OF_ALERTS = Set.of(Topic.CAMPAIGN_PAUSED, Topic.EMAIL_FAILED);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final WebhookRows webhooks;
    private final Fanout fanout;
    private final MessagingConfig messaging;
    private final KafkaAccess kafka;
    private final MessagingMetrics metrics;
    private final Clock clock;
    private final Instant begun;
    private final Thread thread = new Thread(this::run, "webhook-feed");
    private volatile boolean stopping;
    private volatile KafkaConsumer<String, byte[]> current;

    PollFeed(
            WebhookRows webhooks,
            Fanout fanout,
            MessagingConfig messaging,
            KafkaAccess kafka,
            MessagingMetrics metrics,
            Clock clock) {
        this.webhooks = webhooks;
        this.fanout = fanout;
        this.messaging = messaging;
        this.kafka = kafka;
        this.metrics = metrics;
        this.clock = clock;
        this.begun = clock.instant();
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        KafkaConsumer<String, byte[]> reading = current;
        if (reading != null) {
            reading.wakeup();
        }
        if (!thread.join(AFTER_FAILURE)) {
            thread.interrupt();
        }
    }

    private void run() {
        while (!stopping) {
            try (KafkaConsumer<String, byte[]> consumer = open()) {
                current = consumer;
                read(consumer);
            } catch (WakeupException e) {
                LOG.debug("the feed of webhooks ends");
            } catch (RuntimeException e) {
                LOG.warnf(e, "the feed of webhooks will be read again in %s", AFTER_FAILURE);
                rest();
            } finally {
                current = null;
            }
        }
    }

    private void rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(stopping ? 0 : AFTER_FAILURE.toMillis());
        } catch (InterruptedException e) {
            stopping = true;
            Thread.currentThread().interrupt();
        }
    }

    private KafkaConsumer<String, byte[]> open() {
        return new KafkaConsumer<>(
                kafka.with(Map.of(
                        "group.id", messaging.service() + ".webhooks",
                        "enable.auto.commit", "false",
                        "auto.offset.reset", "earliest",
                        "max.poll.records", "500",
                        "fetch.max.bytes", "1048576",
                        "session.timeout.ms", "10000",
                        // how soon a new topic of dead letters is found
                        "metadata.max.age.ms", "5000")),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Where a batch fails the consumer is opened anew, and reads it once more. */
    private void read(KafkaConsumer<String, byte[]> consumer) {
        Map<String, Instant> subscribed = Map.of();
        Instant looked = Instant.EPOCH;
        while (!stopping) {
            Instant now = clock.instant();
            if (!now.isBefore(looked.plus(LOOK_AGAIN))) {
                Map<String, Instant> wanted = wanted();
                if (!wanted.keySet().equals(subscribed.keySet())) {
                    consumer.subscribe(pattern(wanted.keySet()), new FromTheirBeginning(consumer, wanted));
                    subscribed = wanted;
                }
                looked = now;
            }
            try (var round = metrics.inWork("webhooks")) {
                ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
                if (!records.isEmpty()) {
                    fanout.take(records);
                    consumer.commitSync();
                }
            }
        }
    }

    /** The topics that somebody wants to be told of, each with the time since when. */
    private Map<String, Instant> wanted() {
        Map<String, Instant> wanted = new HashMap<>();
        OF_ALERTS.forEach(topic -> wanted.put(topic.topicName(), begun));
        for (Webhook webhook : webhooks.all()) {
            webhook.events().stream()
                    .filter(event -> !event.equals("alert"))
                    .forEach(event -> wanted.merge(
                            "cam." + event, webhook.createdAt(), (one, other) -> one.isBefore(other) ? one : other));
        }
        return wanted;
    }

    private static Pattern pattern(Set<String> topics) {
        String chosen = new TreeSet<>(topics).stream().map(Pattern::quote).collect(Collectors.joining("|"));
        return Pattern.compile(chosen + "|cam\\..+\\.dlq");
    }

    /** Who reads a topic for the first time begins where the first webhook that wants it was added, and not years before. */
    private record FromTheirBeginning(KafkaConsumer<String, byte[]> consumer, Map<String, Instant> since)
            implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            // what was taken is committed after each batch
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            var committed = consumer.committed(Set.copyOf(partitions));
            Map<TopicPartition, Long> first = new HashMap<>();
            partitions.stream()
                    .filter(partition -> committed.get(partition) == null && since.containsKey(partition.topic()))
                    .forEach(partition ->
                            first.put(partition, since.get(partition.topic()).toEpochMilli()));
            Map<TopicPartition, Long> ends = consumer.endOffsets(first.keySet());
            Map<TopicPartition, OffsetAndMetadata> begin = new HashMap<>();
            consumer.offsetsForTimes(first)
                    .forEach((partition, found) -> begin.put(
                            partition, new OffsetAndMetadata(found == null ? ends.get(partition) : found.offset())));
            begin.forEach(consumer::seek);
            // the place is kept before anything was read: what comes while nobody reads is not missed
            consumer.commitSync(begin);
        }
    }
}
