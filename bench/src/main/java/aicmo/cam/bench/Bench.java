package aicmo.cam.bench;

import aicmo.cam.local.Progress;
import java.util.List;

/**
 * A benchmark of {@code ./cam bench}: it starts what it needs, measures, and leaves nothing behind. It bears picocli's {@code @Command},
 * and its fields may bear {@code @Option}.
 */
public interface Bench {
    /** What it is called on the command line. */
    String name();

    /** One line for the help. */
    String about();

    /** Measures; each figure beside its limit of the same run. */
    List<Figure> run(Progress progress) throws Exception;
}
