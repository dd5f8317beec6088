package aicmo.cam.local;

import aicmo.cam.local.supervise.Leash;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** The command that runs a service as Quarkus packages it (fast-jar), on the Java that runs this. */
public record QuarkusLaunch(Path root) implements Function<Service, List<String>> {

    @Override
    public List<String> apply(Service service) {
        Path jar = root.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new Refused(service.module() + " is not built (" + jar
                    + " is absent); start it through ./cam, which builds what it needs");
        }
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                // The jar's own manifest asks for it, and is not read when the jar is not what java runs.
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-cp",
                jar + File.pathSeparator + ownCode(),
                Leash.class.getName(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint");
    }

    private static Path ownCode() {
        try {
            return Path.of(Leash.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
