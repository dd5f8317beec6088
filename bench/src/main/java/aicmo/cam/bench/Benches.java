package aicmo.cam.bench;

import aicmo.cam.bench.claim.ClaimBench;
import aicmo.cam.bench.classify.ClassifyBench;
import aicmo.cam.bench.crash.CrashBench;
import aicmo.cam.bench.decision.DecisionBench;
import aicmo.cam.bench.followup.FollowupBench;
import aicmo.cam.bench.ingest.IngestBench;
import aicmo.cam.bench.outbox.OutboxBench;
import aicmo.cam.bench.scale.ScaleBench;
import aicmo.cam.bench.send.SendBench;
import java.util.List;
import java.util.stream.Collectors;

/** The benchmarks that there are. */
final class Benches {
    private Benches() {}

    static List<Bench> all() {
        return List.of(
                new OutboxBench(),
                new SendBench(),
                new CrashBench(),
                new ClaimBench(),
                new IngestBench(),
                new ClassifyBench(),
                new FollowupBench(),
                new DecisionBench(),
                new ScaleBench());
    }

    /** Each with what it measures. */
    static String known() {
        return all().stream()
                .map(bench -> bench.name() + " (" + bench.about() + ")")
                .collect(Collectors.joining(", "));
    }
}
