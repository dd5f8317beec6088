package aicmo.cam.local.supervise;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * A program to be kept running.
 *
 * @param name what people call it; also the name of its log
 * @param command the program and its arguments
 * @param environment the whole environment; nothing of this process' own is added
 * @param readiness answers 200 once the program can work
 * @param liveness answers 200 unless a restart is all that would help
 */
public record Program(String name, List<String> command, Map<String, String> environment, URI readiness, URI liveness) {
    public Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
