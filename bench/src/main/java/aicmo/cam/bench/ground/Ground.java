package aicmo.cam.bench.ground;

import aicmo.cam.events.Topic;
import aicmo.cam.local.backing.EmbeddedKafka;
import aicmo.cam.local.backing.EmbeddedPostgres;
import aicmo.cam.local.backing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Real Kafka and PostgreSQL for one benchmark, in a temporary folder that is deleted with them. */
public final class Ground implements AutoCloseable {
    private static final int PARTITIONS = 3;

    private final Path folder;
    private final EmbeddedKafka kafka;
    private final EmbeddedPostgres postgres;

    private Ground(Path folder, EmbeddedKafka kafka, EmbeddedPostgres postgres) {
        this.folder = folder;
        this.kafka = kafka;
        this.postgres = postgres;
    }

    /** @throws aicmo.cam.local.backing.BackingFailed where Kafka or PostgreSQL do not start */
    public static Ground start() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("cam-bench");
        EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        Ground ground = new Ground(folder, kafka, EmbeddedPostgres.start(folder.resolve("postgres"), 0));
        ground.createTopics();
        return ground;
    }

    /** {@code bootstrap.servers}. */
    public String kafka() {
        return kafka.bootstrapServers();
    }

    public EmbeddedPostgres postgres() {
        return postgres;
    }

    /** Where what runs on this ground may keep its files. */
    public Path folder() {
        return folder;
    }

    @Override
    public void close() {
        kafka.close();
        postgres.close();
        Folders.delete(folder);
    }

    /** Before anybody asks for them: who reads a topic that is not there yet looks again only now and then. */
    private void createTopics() throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(Arrays.stream(Topic.values())
                            .map(topic -> new NewTopic(topic.topicName(), PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not make the topics", e.getCause());
        }
    }
}
