package aicmo.cam.testing.backing;

import aicmo.cam.local.backing.FreePort;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Kafka and PostgreSQL in containers, on ports of one local address that survive a restart of the container. */
final class ContainerBacking implements RunningBacking {

    private static final String KAFKA_IMAGE = "apache/kafka:4.1.1";
    private static final String POSTGRES_IMAGE = "postgres:18";
    private static final int STOP_SECONDS = 3;

    private final KafkaContainer kafka;
    private final PostgreSQLContainer postgres;
    private final Map<String, ServiceDatabase> databases = new ConcurrentHashMap<>();

    private ContainerBacking(KafkaContainer kafka, PostgreSQLContainer postgres) {
        this.kafka = kafka;
        this.postgres = postgres;
    }

    static ContainerBacking start() {
        var started = TwoStarts.atOnce(ContainerBacking::startKafka, ContainerBacking::startPostgres);
        var backing = new ContainerBacking(started.first(), started.second());
        try {
            new ContainerRoles(backing.superuser()).closeToThePublic();
            return backing;
        } catch (RuntimeException e) {
            backing.close();
            throw e;
        }
    }

    private static KafkaContainer startKafka() {
        KafkaContainer kafka = new KafkaContainer(KAFKA_IMAGE)
                .withEnv("KAFKA_NUM_PARTITIONS", "3")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
                .withEnv("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "1");
        return started(kafka, 9092);
    }

    private static PostgreSQLContainer startPostgres() {
        PostgreSQLContainer postgres = new PostgreSQLContainer(POSTGRES_IMAGE)
                .withDatabaseName(ContainerRoles.DATABASE)
                .withUsername("postgres")
                .withCommand("postgres", "-c", "max_connections=300");
        return started(postgres, PostgreSQLContainer.POSTGRESQL_PORT);
    }

    /** A port chosen by Docker would change with every restart, and would be open to the network. */
    private static <C extends GenericContainer<?>> C started(C container, int port) {
        var binding = new PortBinding(
                Ports.Binding.bindIpAndPort(DockerApi.address(), FreePort.next()), new ExposedPort(port));
        container.withCreateContainerCmdModifier(
                command -> command.getHostConfig().withPortBindings(binding));
        try {
            container.start();
            return container;
        } catch (RuntimeException e) {
            container.stop();
            throw e;
        }
    }

    @Override
    public BackingKind kind() {
        return BackingKind.CONTAINERS;
    }

    @Override
    public String kafka() {
        return kafka.getHost() + ":" + kafka.getMappedPort(9092);
    }

    @Override
    public ServiceDatabase database(String service) {
        return databases.computeIfAbsent(service, new ContainerRoles(superuser())::ensure);
    }

    @Override
    public ServiceDatabase superuser() {
        String url = "jdbc:postgresql://%s:%d/%s"
                .formatted(
                        postgres.getHost(),
                        postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                        postgres.getDatabaseName());
        return new ServiceDatabase(url, postgres.getUsername(), postgres.getPassword());
    }

    @Override
    public void pauseKafka() {
        stop(kafka);
    }

    @Override
    public void resumeKafka() {
        start(kafka);
        Answering.kafka(kafka());
    }

    @Override
    public void restartPostgres() {
        stop(postgres);
        start(postgres);
        Answering.postgres(superuser());
    }

    private static void stop(GenericContainer<?> container) {
        container
                .getDockerClient()
                .stopContainerCmd(container.getContainerId())
                .withTimeout(STOP_SECONDS)
                .exec();
    }

    private static void start(GenericContainer<?> container) {
        container
                .getDockerClient()
                .startContainerCmd(container.getContainerId())
                .exec();
    }

    @Override
    public void close() {
        try {
            kafka.stop();
        } finally {
            postgres.stop();
        }
    }
}
