package aicmo.cam.testing.backing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/** Whether a Docker API answers. */
final class DockerApi {

    private DockerApi() {}

    /** Testcontainers logs a page of errors where nothing is there to answer, so it is asked only where there is a trace. */
    static boolean answers() {
        return hasTrace() && DockerClientFactory.instance().isDockerAvailable();
    }

    private static boolean hasTrace() {
        return System.getenv("DOCKER_HOST") != null
                || sockets().anyMatch(Files::exists)
                || System.getProperty("os.name", "").startsWith("Windows");
    }

    private static Stream<Path> sockets() {
        Path home = Path.of(System.getProperty("user.home"));
        String runtimeDir = System.getenv("XDG_RUNTIME_DIR");
        return Stream.concat(
                Stream.ofNullable(runtimeDir).map(dir -> Path.of(dir, "docker.sock")),
                Stream.of(
                        Path.of("/var/run/docker.sock"),
                        home.resolve(".docker/run/docker.sock"),
                        home.resolve(".docker/desktop/docker.sock"),
                        home.resolve(".testcontainers.properties")));
    }
}
