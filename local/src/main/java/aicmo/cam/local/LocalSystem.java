package aicmo.cam.local;

import aicmo.cam.local.backing.MailServer;
import aicmo.cam.local.supervise.Logs;
import aicmo.cam.local.supervise.Program;
import aicmo.cam.local.supervise.RestartPolicy;
import aicmo.cam.local.supervise.Supervised;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The whole system on this machine, on 127.0.0.1 alone: Kafka, PostgreSQL, where wanted a mail server, and the five services as processes
 * of their own, which are started again where they die. It stops with {@link #close}, on Ctrl-C, and however else this JVM ends.
 */
public final class LocalSystem implements Demo.Stage, AutoCloseable {
    private final Options options;
    private final DataFolder folder;
    private final Map<Service, Supervised> services = new EnumMap<>(Service.class);
    private final Thread starter = Thread.currentThread();
    private final Ending ending = new Ending();
    private final CountDownLatch settled = new CountDownLatch(1);
    private final Thread onExit = new Thread(this::stopOnExit, "stop-on-exit");
    private Ports ports;
    private Logs logs;
    private Backing backing;
    private PostgresWatch watch;
    private DiskGuard disk;
    private ServiceEnvironment environment;
    private volatile boolean stopping;
    private boolean stopped;

    private LocalSystem(Options options) {
        this.options = options;
        this.folder = options.data().map(DataFolder::open).orElseGet(DataFolder::temporary);
    }

    /**
     * Starts everything and returns once all services are ready.
     *
     * @throws Refused where the user can put right what hinders it: a port or the data in use, a service not built, a disk nearly full
     * @throws aicmo.cam.local.backing.BackingFailed where Kafka, PostgreSQL or mail do not start
     * @throws aicmo.cam.local.supervise.ProgramFailed where a service does not become ready
     */
    public static LocalSystem start(Options options) throws InterruptedException, IOException {
        LocalSystem system = new LocalSystem(options);
        boolean started = false;
        try {
            Runtime.getRuntime().addShutdownHook(system.onExit);
            system.run();
            started = true;
        } catch (RuntimeException | InterruptedException e) {
            system.ending.throwReason();
            throw e;
        } finally {
            if (!started) {
                // An interrupted thread could not wait for what it stops.
                boolean interrupted = Thread.interrupted();
                system.close();
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
            system.settled.countDown();
        }
        return system;
    }

    /**
     * Does the work while the system runs.
     *
     * @throws aicmo.cam.local.disk.DiskFull where the system has to end because its disk is full; it is then closed by whoever started it
     * @throws aicmo.cam.local.backing.BackingFailed where it has to end because Kafka cannot go on
     */
    public <T> T whileItRuns(Callable<T> work) throws Exception {
        return ending.unlessEnded(work);
    }

    /** The environment with which a developer runs a service that was left out. */
    Map<String, String> environmentForDeveloper(Service service) {
        return environment.forDeveloper(service);
    }

    @Override
    public URI url(Service service) {
        return at(Endpoint.http(service));
    }

    /** Where a service shows its health ({@code /q/health}) and metrics ({@code /q/metrics}). */
    public URI management(Service service) {
        return at(Endpoint.management(service));
    }

    /** Kafka's {@code bootstrap.servers}. */
    public String kafka() {
        return backing.kafka().bootstrapServers();
    }

    /** @throws java.util.NoSuchElementException where the system was started without one */
    @Override
    public MailServer mail() {
        return backing.mail().orElseThrow();
    }

    @Override
    public String whereToLook() {
        return "the logs in " + logs();
    }

    public Backing backing() {
        return backing;
    }

    public Path data() {
        return folder.path();
    }

    /** The folder of the logs: one per service, and {@code all.log}. */
    public Path logs() {
        return folder.logs();
    }

    /** The running process of a service; after a restart another one. */
    public ProcessHandle process(Service service) {
        return services.get(service).handle();
    }

    /** Ends a service as kill -9 does; it is started again. */
    public void kill9(Service service) {
        services.get(service).kill9();
    }

    /** Lets temporary data stay when the system stops, for someone to look into. */
    public void keepData() {
        folder.keep();
    }

    /** Whether it is being stopped, by Ctrl-C for example; what fails from then on is no failure. */
    public boolean isStopping() {
        return stopping;
    }

    /** Stops services, mail, Kafka and PostgreSQL, in this order. */
    @Override
    public void close() {
        stop();
        if (!onExit.isAlive()) {
            Runtime.getRuntime().removeShutdownHook(onExit);
        }
    }

    private void run() throws InterruptedException, IOException {
        try (StartingTurn turn = StartingTurn.take(options.progress())) {
            startInTurn();
        }
    }

    private void startInTurn() throws InterruptedException, IOException {
        Map<Service, List<String>> commands = new EnumMap<>(Service.class);
        for (Service service : options.services()) {
            commands.put(service, options.command().apply(service));
        }
        ports = Ports.choose(
                Endpoint.all(options.withMail()),
                Endpoint.of(options.without()),
                options.settings(),
                options.ports(),
                options.progress());
        Progress logged = new LoggedProgress(options.progress());
        logs = new Logs(folder.logs());
        QuietLog.into(logs.of("local"));
        options.progress().update("Starting Kafka and PostgreSQL" + (options.withMail() ? " and a mail server" : ""));
        disk = DiskGuard.start(folder.path(), options.floor(), logged::say, ending);
        backing = Backing.start(folder.path(), ports, options.withMail());
        watch = PostgresWatch.start(backing.postgres(), logged);
        environment = new ServiceEnvironment(options, ports, backing, folder.path());
        for (Service service : options.services()) {
            Program program = environment.program(service, commands.get(service));
            services.put(service, new Supervised(program, logs, RestartPolicy.USUAL, logged::say));
        }
        new StartTogether(options.progress()).start(services.values());
    }

    private URI at(Endpoint endpoint) {
        return URI.create("http://127.0.0.1:" + ports.of(endpoint));
    }

    private void stopOnExit() {
        stopping = true;
        starter.interrupt();
        try {
            if (settled.await(30, TimeUnit.SECONDS)) {
                stop();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void stop() {
        stopping = true;
        if (stopped) {
            return;
        }
        stopped = true;
        if (backing != null) {
            options.progress().update("Stopping");
        }
        try (ExecutorService together = Executors.newCachedThreadPool()) {
            services.values().forEach(service -> together.execute(service::stop));
        }
        if (watch != null) {
            watch.close();
        }
        if (backing != null) {
            backing.close();
        }
        if (disk != null) {
            disk.close();
        }
        if (ports != null) {
            ports.release();
        }
        try {
            if (logs != null) {
                QuietLog.close();
                logs.close();
            }
            folder.close();
        } catch (IOException e) {
            options.progress().say("The data folder was not left in order: " + e.getMessage());
        }
        options.progress().update("");
        if (backing != null) {
            options.progress().say("Stopped");
        }
    }
}
