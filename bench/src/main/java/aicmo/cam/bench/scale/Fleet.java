package aicmo.cam.bench.scale;

import aicmo.cam.bench.carrier.ResendCarrier;
import aicmo.cam.bench.ground.Cpu;
import aicmo.cam.bench.ground.Ground;
import aicmo.cam.bench.ground.Replica;
import aicmo.cam.bench.ground.Setup;
import aicmo.cam.bench.ground.Web;
import aicmo.cam.local.Service;
import aicmo.cam.local.backing.MailServer;
import aicmo.cam.testing.resend.ResendApi;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** So many replicas of each of the five services, on one Kafka and one PostgreSQL, with Resend's double and a mailbox to read. */
public final class Fleet implements AutoCloseable {
    /** The mailbox whose answers are read. */
    public static final String MAILBOX = "anna@acme.example";

    private static final String PASSWORD = "of-the-fleet";
    /** More than the machine sends: what is measured is CAM. */
    private static final int REQUESTS_PER_SECOND = 1000;

    private final Ground ground;
    private final MailServer mail;
    private final ResendCarrier carrier;
    private final Map<Service, List<Replica>> replicas = new EnumMap<>(Service.class);

    private Fleet(Ground ground, MailServer mail, ResendCarrier carrier) {
        this.ground = ground;
        this.mail = mail;
        this.carrier = carrier;
        mail.addMailbox(MAILBOX, PASSWORD);
    }

    /**
     * Starts all of them and returns when they are ready.
     *
     * @param each how many of each service
     * @param root where the services are built
     * @param settings beyond those without which nothing is sent and read
     */
    public static Fleet start(int each, Path root, Map<String, String> settings) throws Exception {
        Fleet fleet = new Fleet(Ground.start(), MailServer.start(0, 0), ResendCarrier.start(REQUESTS_PER_SECOND));
        try {
            Setup setup = Setup.ofSender()
                    .with(fleet.carrier.settings())
                    .with(Map.of(
                            "AICMO_IMAP_SERVER",
                            "127.0.0.1",
                            "AICMO_IMAP_PORT",
                            Integer.toString(fleet.mail.imapPort()),
                            "AICMO_IMAP_TLS",
                            "none",
                            "AICMO_IMAP_EMAIL",
                            MAILBOX,
                            "AICMO_IMAP_PASSWORD",
                            PASSWORD,
                            "AICMO_IMAP_POLL_INTERVAL",
                            "PT0.3S"))
                    .with(settings);
            for (Service service : Service.values()) {
                List<Replica> some = new ArrayList<>();
                fleet.replicas.put(service, some);
                for (int number = 1; number <= each; number++) {
                    Replica replica = Replica.of(fleet.ground, service, service.id() + "-" + number, setup);
                    some.add(replica);
                    replica.startFrom(root);
                }
            }
            fleet.awaitReady();
            return fleet;
        } catch (Exception e) {
            fleet.close();
            throw e;
        }
    }

    public Ground ground() {
        return ground;
    }

    public MailServer mail() {
        return mail;
    }

    public ResendApi provider() {
        return carrier.api();
    }

    /** The first of a service, which is never killed: somebody must be asked how it stands. */
    public Replica first(Service service) {
        return replicas.get(service).getFirst();
    }

    public List<Replica> of(Service service) {
        return List.copyOf(replicas.get(service));
    }

    /** Ends any of the others as kill -9 does, and starts it again; @return its name */
    public Service killAny(Random random) throws InterruptedException {
        Service service = Service.values()[random.nextInt(Service.values().length)];
        List<Replica> some = replicas.get(service);
        Replica victim = some.get(1 + random.nextInt(some.size() - 1));
        victim.kill9();
        victim.start();
        victim.awaitReady();
        return service;
    }

    /** Ends all of them at once, as a power cut does. */
    public void crash() throws InterruptedException {
        for (List<Replica> some : replicas.values()) {
            for (Replica replica : some) {
                replica.kill9();
            }
        }
    }

    /** Ends all of them in order. */
    public void stop() {
        replicas.values()
                .forEach(some -> some.forEach(replica -> replica.handle().destroy()));
        replicas.values().forEach(some -> some.forEach(Replica::close));
    }

    /** Starts all of them again, and returns when they are ready. */
    public void startAgain() throws InterruptedException {
        replicas.values().forEach(some -> some.forEach(Replica::start));
        awaitReady();
    }

    private void awaitReady() throws InterruptedException {
        for (List<Replica> some : replicas.values()) {
            for (Replica replica : some) {
                replica.awaitReady();
            }
        }
    }

    /**
     * Replaces every replica, as rolling updates of the five services at the same time do: of each service one replica after the other, each
     * ended in order.
     *
     * @param root where the version is built that comes
     */
    public void roll(Path root) throws InterruptedException, ExecutionException {
        try (ExecutorService updates = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> rolling = new ArrayList<>();
            for (List<Replica> some : replicas.values()) {
                rolling.add(updates.submit(() -> {
                    for (Replica replica : some) {
                        replica.close();
                        replica.startFrom(root);
                        replica.awaitReady();
                    }
                    return null;
                }));
            }
            for (Future<?> update : rolling) {
                update.get();
            }
        }
    }

    /** How many events each replica of a service has handled since it was started. */
    public List<Double> handled(Service service) throws Exception {
        List<Double> handled = new ArrayList<>();
        for (Replica replica : replicas.get(service)) {
            handled.add(Web.metrics(replica).entrySet().stream()
                    .filter(metric -> metric.getKey().startsWith("cam_events_handled_total"))
                    .mapToDouble(Map.Entry::getValue)
                    .sum());
        }
        return handled;
    }

    /** CPU seconds of all services until now. */
    public double cpu() {
        return replicas.values().stream()
                .flatMap(List::stream)
                .mapToDouble(replica -> Cpu.seconds(replica.handle()))
                .sum();
    }

    @Override
    public void close() {
        stop();
        carrier.close();
        mail.close();
        ground.close();
    }
}
