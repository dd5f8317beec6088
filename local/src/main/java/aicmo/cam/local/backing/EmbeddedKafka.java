package aicmo.cam.local.backing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A real Kafka broker of one node (KRaft) inside this JVM, its data in a folder, listening on 127.0.0.1 only.
 *
 * <p>Topics come into being with 3 partitions when they are first named. {@link #stop} and {@link #restart} keep data and port, so that
 * clients find the same broker again.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private static final int NODE = 1;

    private final Path data;
    private final int port;
    private KafkaRaftServer server;

    private EmbeddedKafka(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    /**
     * Starts the broker and returns once it takes connections.
     *
     * @param data folder of the log; made where it is absent, continued where it holds one
     * @param port port on 127.0.0.1, or 0 for a free one, which is then kept over restarts
     * @throws BackingFailed when it cannot be started, with the reason
     */
    public static EmbeddedKafka start(Path data, int port) {
        EmbeddedKafka kafka = new EmbeddedKafka(data.toAbsolutePath(), port == 0 ? FreePort.next() : port);
        kafka.run();
        return kafka;
    }

    /** {@code host:port}, as {@code bootstrap.servers} of Kafka's clients takes it. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    /** Stops the broker; its data stays. Does nothing where it is stopped. */
    public synchronized void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    /** Stops the broker where it runs, and starts it on the same data and port. */
    public synchronized void restart() {
        stop();
        run();
    }

    @Override
    public void close() {
        stop();
    }

    private synchronized void run() {
        Properties settings = BrokerSettings.of(NODE, data, port, FreePort.next());
        format();
        KafkaRaftServer started = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        try {
            started.startup();
        } catch (RuntimeException e) {
            started.shutdown();
            throw new BackingFailed("Kafka did not start on 127.0.0.1:" + port + " with its data in " + data, e);
        }
        server = started;
    }

    private void format() {
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try {
            Files.createDirectories(data);
            new Formatter()
                    .setPrintStream(new PrintStream(said, true, StandardCharsets.UTF_8))
                    .setNodeId(NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName(BrokerSettings.CONTROLLER)
                    .setMetadataLogDirectory(data.toString())
                    .addDirectory(data.toString())
                    .setIgnoreFormatted(true)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new BackingFailed(
                    "Kafka's folder " + data + " cannot be prepared: " + said.toString(StandardCharsets.UTF_8), e);
        }
    }
}
