package aicmo.cam.bench;

import java.util.List;

/** The benchmarks that there are. */
final class Benches {
    static final List<Bench> ALL = List.of(new OutboxBench());

    private Benches() {}
}
