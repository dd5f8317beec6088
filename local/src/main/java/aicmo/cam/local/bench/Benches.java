package aicmo.cam.local.bench;

import java.util.List;

/** The benchmarks that there are. */
final class Benches {
    static final List<Bench> ALL = List.of();

    private Benches() {}
}
