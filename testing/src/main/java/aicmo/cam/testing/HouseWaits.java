package aicmo.cam.testing;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.Map;
import java.util.Set;

/** Waits that have no end: what they wait for may never come, and then a thread stands still and nobody is told. */
final class HouseWaits {
    /** Methods that wait for ever, without parameters, by the type that declares them. */
    private static final Map<String, Set<String>> ENDLESS = Map.ofEntries(
            Map.entry("java.util.concurrent.Future", Set.of("get")),
            Map.entry("java.util.concurrent.CompletableFuture", Set.of("get", "join")),
            Map.entry("java.util.concurrent.ForkJoinTask", Set.of("get", "join")),
            Map.entry("java.util.concurrent.CountDownLatch", Set.of("await")),
            Map.entry("java.util.concurrent.CyclicBarrier", Set.of("await")),
            Map.entry("java.util.concurrent.locks.Condition", Set.of("await", "awaitUninterruptibly")),
            Map.entry("java.util.concurrent.Semaphore", Set.of("acquire", "acquireUninterruptibly")),
            Map.entry("java.util.concurrent.BlockingQueue", Set.of("take")),
            Map.entry("java.util.concurrent.BlockingDeque", Set.of("takeFirst", "takeLast")),
            Map.entry("java.util.concurrent.CompletionService", Set.of("take")),
            Map.entry("java.lang.Object", Set.of("wait")),
            Map.entry("java.lang.Thread", Set.of("join")),
            Map.entry("java.lang.Process", Set.of("waitFor")),
            Map.entry("java.net.http.HttpClient", Set.of("newHttpClient")),
            Map.entry("io.smallrye.mutiny.groups.UniAwait", Set.of("indefinitely")),
            Map.entry("io.vertx.core.Future", Set.of("await")));

    /** Classes that wait for work of their own whose every wait has an end. */
    private static final Map<String, String> ALLOWED = Map.of(
            "aicmo.cam.sender.dispatch.Dispatch",
            "a lane ends when nothing is due, however much there is",
            "aicmo.cam.decision.webhook.DueDeliveries",
            "each answer completes by a time-out of its own",
            "aicmo.cam.inbox.reading.Meanwhile",
            "the work before has a transaction open, and ends with it");

    private HouseWaits() {}

    static ArchCondition<JavaClass> waitForEver() {
        return ArchConditions.callMethodWhere(
                DescribedPredicate.describe("waits for ever (name a time-out)", HouseWaits::waitsForEver));
    }

    private static boolean waitsForEver(JavaMethodCall call) {
        return call.getTarget().getRawParameterTypes().isEmpty()
                && ENDLESS.entrySet().stream()
                        .filter(endless -> endless.getValue().contains(call.getName()))
                        .anyMatch(endless -> call.getTargetOwner().isAssignableTo(endless.getKey()))
                && !ALLOWED.containsKey(outermost(call.getOriginOwner()).getName());
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(HouseWaits::outermost).orElse(type);
    }
}
