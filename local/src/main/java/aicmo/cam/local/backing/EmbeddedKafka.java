package aicmo.cam.local.backing;

import aicmo.cam.local.access.KafkaContract;
import aicmo.cam.local.access.KafkaLogin;
import aicmo.cam.local.access.KafkaLogins;
import aicmo.cam.local.access.KafkaSetup;
import aicmo.cam.local.access.KafkaSetupFailed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A real Kafka broker of one node (KRaft) inside this JVM, its data in a folder, listening on 127.0.0.1 only.
 *
 * <p>It either asks nobody to log in, and creates a topic with 3 partitions when it is first named; or it has the topics and users of
 * {@link KafkaContract} and serves nobody else. {@link #stop} and {@link #restart} keep data and port, so that clients find the same
 * broker again.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private static final int NODE = 1;
    private static final int PARTITIONS = 3;
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(10);

    private final Path data;
    private final int port;
    private final Optional<KafkaLogin> admin;
    private KafkaRaftServer server;

    private EmbeddedKafka(Path data, int port, Optional<KafkaLogin> admin) {
        this.data = data.toAbsolutePath();
        this.port = port == 0 ? FreePort.next() : port;
        this.admin = admin;
    }

    /**
     * Starts a broker that asks nobody to log in, and returns once it takes connections.
     *
     * @param data folder of the log; made where it is absent, continued where it holds one
     * @param port port on 127.0.0.1, or 0 for a free one, which is then kept over restarts
     * @throws BackingFailed when it cannot be started, with the reason
     */
    public static EmbeddedKafka start(Path data, int port) {
        EmbeddedKafka kafka = new EmbeddedKafka(data, port, Optional.empty());
        kafka.run();
        return kafka;
    }

    /**
     * Starts a broker that serves only these users, each with its rights, and returns once topics and users are there. Data of a broker
     * that asked nobody to log in is taken over.
     *
     * @throws BackingFailed when it cannot be started, with the reason
     */
    public static EmbeddedKafka start(Path data, int port, KafkaLogins logins) {
        EmbeddedKafka kafka = new EmbeddedKafka(data, port, Optional.of(logins.admin()));
        kafka.run();
        try {
            new KafkaSetup(KafkaContract.load(), logins, PARTITIONS).apply(kafka.bootstrapServers());
            return kafka;
        } catch (KafkaSetupFailed e) {
            kafka.close();
            throw new BackingFailed("Kafka did not start", e);
        }
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
            KafkaRaftServer running = server;
            server = null;
            end(running);
        }
    }

    /** A broker that cannot go on, or finds while it stops that it cannot, may never come to the end of it. */
    private static void end(KafkaRaftServer running) {
        Thread ending = Thread.ofPlatform().daemon().name("stop-kafka").start(() -> {
            running.shutdown();
            running.awaitShutdown();
        });
        try {
            while (!ending.join(LOOK_EVERY)) {
                if (KafkaExit.halted()) {
                    ending.join(STOPPED_WITHIN);
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
        admin.ifPresent(login -> BrokerSettings.requireLogin(settings, login));
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
