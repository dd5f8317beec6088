package aicmo.cam.local;

import aicmo.cam.local.access.KafkaLogins;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Tries what the Kafka of docker-compose.yml must refuse: exit code 0 where it refuses it, and where the read-only user reads. For
 * deploy/compose/prove.sh.
 */
@Command(name = "kafka-check", hidden = true, description = "Tries what Kafka must refuse (docker-compose.yml).")
final class KafkaCheckCommand implements Callable<Integer> {
    private static final String TOPIC = "cam.email-requested";
    private static final String NOT_ITS_OWN = "a test of the rights; it must never arrive";

    @Option(names = "--folder", required = true, description = "where kafka-logins put the passwords")
    private Path folder;

    @Option(names = "--bootstrap", required = true, description = "host:port of Kafka")
    private String bootstrap;

    @Override
    public Integer call() throws IOException, InterruptedException {
        QuietLog.severeOnly();
        KafkaLogins logins = new KafkaLogins(folder.resolve("private"));
        Map<String, String> reader = logins.of(KafkaLogins.READER).clientSettings();
        boolean right = says("who does not log in is refused", !publishes(Map.of()));
        for (String user :
                List.of(KafkaLogins.READER, KafkaLogins.ofService("sender"), KafkaLogins.ofService("inbox"))) {
            right &= says(
                    user + " cannot publish EmailRequested",
                    !publishes(logins.of(user).clientSettings()));
        }
        right &= says("reader reads", reads(reader));
        return right ? 0 : 1;
    }

    private static boolean says(String rule, boolean holds) {
        System.out.println((holds ? "yes: " : "NO:  ") + rule);
        return holds;
    }

    private boolean publishes(Map<String, String> access) throws InterruptedException {
        Map<String, Object> settings = settings(access);
        settings.put("max.block.ms", 3000);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, NOT_ITS_OWN)).get();
            return true;
        } catch (ExecutionException refused) {
            System.out.println("     " + refused.getCause().getMessage());
            return false;
        }
    }

    private boolean reads(Map<String, String> access) {
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings(access), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return !consumer.poll(Duration.ofSeconds(20)).isEmpty();
        }
    }

    private Map<String, Object> settings(Map<String, String> access) {
        Map<String, Object> settings = new HashMap<>(access);
        settings.put("bootstrap.servers", bootstrap);
        return settings;
    }
}
