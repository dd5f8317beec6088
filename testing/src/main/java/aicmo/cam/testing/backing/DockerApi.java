package aicmo.cam.testing.backing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.testcontainers.DockerClientFactory;

/** Whether a Docker API answers. */
final class DockerApi {

    private static final Logger LOG = Logger.getLogger(DockerApi.class);

    private DockerApi() {}

    /** Testcontainers logs a page of errors where nothing is there to answer, so it is asked only where there is a trace. */
    static boolean answers() {
        return hasTrace() && testcontainersFindIt();
    }

    /** Not isDockerAvailable(): that pulls an image for its reaper, also where none is wanted or to be had. */
    private static boolean testcontainersFindIt() {
        try {
            return DockerClientFactory.instance().getTransportConfig() != null;
        } catch (IllegalStateException e) {
            LOG.debug("no Docker API answers", e);
            return false;
        }
    }

    /**
     * {@return the one address of the Docker host that tests reach containers at} 127.0.0.1 where Docker runs on this
     * machine; its bridge where tests themselves run in a container.
     */
    static String address() {
        String host = DockerClientFactory.instance().dockerHostIpAddress();
        try {
            return InetAddress.getByName(host).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("the Docker host is '" + host + "', which no name server knows", e);
        }
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
