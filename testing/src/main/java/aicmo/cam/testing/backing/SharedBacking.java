package aicmo.cam.testing.backing;

import java.lang.management.ManagementFactory;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jboss.logging.Logger;

/** The one set of backing services of this JVM, whatever class loader asks for it. */
final class SharedBacking implements BackingServices {

    private static final Logger LOG = Logger.getLogger(SharedBacking.class);
    private static final String NAME = "aicmo.cam.testing:type=BackingServices";

    private RunningBacking running;

    static BackingServices connect() {
        try {
            MBeanServer jvm = ManagementFactory.getPlatformMBeanServer();
            ObjectName name = new ObjectName(NAME);
            if (!jvm.isRegistered(name)) {
                register(jvm, name);
            }
            return JMX.newMXBeanProxy(jvm, name, BackingServices.class);
        } catch (JMException | ReflectiveOperationException e) {
            throw new IllegalStateException("cannot register the shared backing services of this JVM as " + NAME, e);
        }
    }

    /** Quarkus closes its class loaders before the JVM ends; what outlives them comes from the loader that stays. */
    private static void register(MBeanServer jvm, ObjectName name) throws JMException, ReflectiveOperationException {
        var constructor = Class.forName(SharedBacking.class.getName(), true, ClassLoader.getSystemClassLoader())
                .getDeclaredConstructor();
        constructor.setAccessible(true);
        try {
            jvm.registerMBean(constructor.newInstance(), name);
        } catch (InstanceAlreadyExistsException e) {
            LOG.debug("another class loader was first", e);
        }
    }

    @Override
    public BackingKind kind() {
        return ask(RunningBacking::kind);
    }

    @Override
    public String kafka() {
        return ask(RunningBacking::kafka);
    }

    @Override
    public ServiceDatabase database(String service) {
        return ask(services -> services.database(service));
    }

    @Override
    public ServiceDatabase superuser() {
        return ask(RunningBacking::superuser);
    }

    @Override
    public void pauseKafka() {
        tell(RunningBacking::pauseKafka);
    }

    @Override
    public void resumeKafka() {
        tell(RunningBacking::resumeKafka);
    }

    @Override
    public void restartPostgres() {
        tell(RunningBacking::restartPostgres);
    }

    private void tell(Consumer<RunningBacking> message) {
        ask(services -> {
            message.accept(services);
            return null;
        });
    }

    /** Threads that the services start inherit the context class loader, and must not inherit one that gets closed. */
    private synchronized <T> T ask(Function<RunningBacking, T> question) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(SharedBacking.class.getClassLoader());
        try {
            if (running == null) {
                running = start();
            }
            return question.apply(running);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static RunningBacking start() {
        var choice =
                new BackingChoice<RunningBacking>(DockerApi::answers, EmbeddedBacking::start, ContainerBacking::start);
        RunningBacking services = choice.start(BackingChoice.Wish.of(System.getProperties(), System.getenv()));
        Runtime.getRuntime().addShutdownHook(new Thread(services::close, "backing-services-end"));
        LOG.infof(
                "backing services: %s, Kafka %s, PostgreSQL %s",
                services.kind(), services.kafka(), services.superuser().jdbcUrl());
        return services;
    }
}
