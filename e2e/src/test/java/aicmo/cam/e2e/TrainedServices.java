package aicmo.cam.e2e;

import aicmo.cam.bench.ground.Ground;
import aicmo.cam.bench.ground.Replica;
import aicmo.cam.bench.ground.Setup;
import aicmo.cam.local.AotCache;
import aicmo.cam.local.ProjectRoot;
import aicmo.cam.local.Service;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.platform.engine.TestTag;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * Before the first slow test, trains the cache with which each service starts for half of the CPU: the tests of this module start services
 * about a hundred times. Two forks share the work.
 */
public final class TrainedServices implements TestExecutionListener {
    private static boolean trained;

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        if (!trained && isSlow(plan)) {
            trained = true;
            try {
                train();
            } catch (IOException e) {
                throw new IllegalStateException("no caches for the services: they start without", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean isSlow(TestPlan plan) {
        return plan.getRoots().stream()
                .flatMap(root -> plan.getDescendants(root).stream())
                .anyMatch(test -> test.getTags().contains(TestTag.create("slow")));
    }

    private static void train() throws IOException, InterruptedException {
        List<Service> services = Arrays.stream(Service.values())
                .filter(service -> AotCache.of(ProjectRoot.path(), service).isMissing())
                .toList();
        if (services.isEmpty()) {
            return;
        }
        try (Ground ground = Ground.start()) {
            for (Service service : services) {
                train(ground, service, FileChannel::tryLock);
            }
            // what the other fork took first is ready when its lock is free
            for (Service service : services) {
                train(ground, service, FileChannel::lock);
            }
        }
    }

    private interface Turn {
        FileLock take(FileChannel file) throws IOException;
    }

    private static void train(Ground ground, Service service, Turn turn) throws IOException, InterruptedException {
        AotCache cache = AotCache.of(ProjectRoot.path(), service);
        Path lock = cache.file().resolveSibling("start.lock");
        try (FileChannel file = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (turn.take(file) != null && cache.isMissing()) {
                Path made = cache.file().resolveSibling("made.aot");
                Setup setup = Setup.ofSender().java("-XX:AOTCacheOutput=" + made);
                Replica.start(ground, service, "training-" + service.id(), setup)
                        .awaitReady()
                        .close();
                Files.move(made, cache.file(), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
