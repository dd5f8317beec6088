package aicmo.cam.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What happens in the running system of {@code ./cam demo}. */
public interface Demo {
    /**
     * What the user asked for.
     *
     * @param leads how many leads the campaigns have together
     * @param seed decides everything that is left to chance, so that a run can be repeated
     * @param exit whether it ends with the report, rather than keep the system running to be looked at
     * @param json where the report is also written
     */
    record Wish(int leads, long seed, boolean exit, Optional<Path> json) {}

    /** What a service gets in its environment; asked once per service, when Kafka, PostgreSQL and mail run, before it starts. */
    Map<String, String> environment(Service service, Backing backing);

    /**
     * Plays and reports.
     *
     * @return the exit code: 0 only where the books balance
     */
    int play(LocalSystem system, Wish wish, Progress progress) throws Exception;
}
