package aicmo.cam.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The ahead-of-time cache of a service (openjdk.org/jeps/514), with which it starts for half of the CPU. It lies beside the service as it was
 * built, and is left aside once the service is built again. From JDK 25 on.
 *
 * @param jar that starts the service
 */
public record AotCache(Path jar) {
    private static final int FIRST_JDK = 25;

    /** The cache of a service that was built under {@code root}. */
    public static AotCache of(Path root, Service service) {
        return new AotCache(QuarkusLaunch.jar(root, service));
    }

    /** Another version of Java has a cache of its own. */
    public Path file() {
        return jar.resolveSibling("start-" + Runtime.version() + ".aot");
    }

    /** Whether this version of Java could use one, and none fits. */
    public boolean isMissing() {
        return Runtime.version().feature() >= FIRST_JDK && !fits();
    }

    /** Options for the service's JVM; none where no cache fits. */
    List<String> options() {
        return fits() ? List.of("-XX:AOTCache=" + file()) : List.of();
    }

    private boolean fits() {
        try {
            return Runtime.version().feature() >= FIRST_JDK
                    && Files.exists(file())
                    && Files.getLastModifiedTime(file()).compareTo(Files.getLastModifiedTime(jar)) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(file() + " cannot be read", e);
        }
    }
}
