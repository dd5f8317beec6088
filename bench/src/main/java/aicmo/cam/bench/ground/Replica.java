package aicmo.cam.bench.ground;

import aicmo.cam.local.ProjectRoot;
import aicmo.cam.local.QuarkusLaunch;
import aicmo.cam.local.Service;
import aicmo.cam.local.backing.EmbeddedPostgres.ServiceDatabase;
import aicmo.cam.local.backing.FreePort;
import aicmo.cam.local.clock.Standstill;
import aicmo.cam.local.supervise.ProgramFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One real process of a service, started as {@code ./cam up} starts it. After a {@link #kill9} it can be started again, on the same ports
 * and so under the same name. It ends with this JVM.
 */
public final class Replica implements AutoCloseable {
    /** Without a line in its log: on a busy machine a start takes long, and goes on. */
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);

    private static final Duration STOPPED_WITHIN = Duration.ofMinutes(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final String name;
    private final Service service;
    private final Setup setup;
    private final Map<String, String> environment;
    private final Path log;
    private final int port = FreePort.next();
    private final int managementPort = FreePort.next();
    private List<String> command;
    private Process process;

    private Replica(Ground ground, Service service, String name, Setup setup) {
        this.name = name;
        this.service = service;
        this.setup = setup;
        this.command = command(ProjectRoot.path());
        this.log = ground.folder().resolve(name + ".log");
        this.environment = environment(ground, service, setup);
    }

    /** Starts one; {@link #awaitReady} says when it works. */
    public static Replica start(Ground ground, Service service, String name, Setup setup) {
        Replica replica = new Replica(ground, service, name, setup);
        replica.start();
        return replica;
    }

    /** Starts it where it does not run. */
    public void start() {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be started", e);
        }
    }

    /** One that is not started yet. */
    public static Replica of(Ground ground, Service service, String name, Setup setup) {
        return new Replica(ground, service, name, setup);
    }

    /** Starts what was built in that folder: it may be another version of the service. */
    public void startFrom(Path root) {
        command = command(root);
        start();
    }

    /** @throws ProgramFailed where it ends before it is ready, or is not ready and logs nothing for three minutes */
    public Replica awaitReady() throws InterruptedException {
        URI ready = management().resolve("/q/health/ready");
        Standstill standstill = new Standstill(READY_WITHIN, Clock.systemUTC());
        while (!Web.isOk(ready)) {
            if (!process.isAlive() || standstill.look(log.toFile().length())) {
                throw new ProgramFailed(
                        name + " does not become ready; its last words: " + String.join(" / ", LastLines.of(log)));
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
        }
        return this;
    }

    /** Where its API answers; paths begin with {@code /api/cam}. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Where it shows its health and metrics. */
    public URI management() {
        return URI.create("http://127.0.0.1:" + managementPort);
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Ends it as kill -9 does, and returns when it is gone. */
    public void kill9() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends it in order, by force where that takes too long. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOPPED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                kill9();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private List<String> command(Path root) {
        List<String> command = new ArrayList<>(new QuarkusLaunch(root).apply(service));
        command.addAll(command.indexOf("-cp"), setup.javaOptions());
        return command;
    }

    private Map<String, String> environment(Ground ground, Service service, Setup setup) {
        ServiceDatabase database = ground.postgres().ensureService(service.id());
        Map<String, String> all = new HashMap<>();
        all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        all.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        all.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        all.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        all.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
        all.put("QUARKUS_DATASOURCE_USERNAME", database.username());
        all.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
        all.put("KAFKA_BOOTSTRAP_SERVERS", ground.kafka());
        all.putAll(setup.settings());
        return all;
    }
}
