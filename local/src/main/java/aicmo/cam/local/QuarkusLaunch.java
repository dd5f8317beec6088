package aicmo.cam.local;

import aicmo.cam.local.supervise.Leash;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The command that runs a service as Quarkus packages it, on the Java that runs this. */
public record QuarkusLaunch(Path root) implements Function<Service, List<String>> {

    /** How Java runs a service; one that has no memory left ends, and is started again, as in its image. */
    static final List<String> JAVA_OPTIONS = List.of(
            "-Xmx192m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8");

    @Override
    public List<String> apply(Service service) {
        Path jar = jar(root, service);
        if (!Files.exists(jar)) {
            throw new Refused(service.module() + " is not built (" + jar
                    + " is absent); start it through ./cam, which builds what it needs");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JAVA_OPTIONS);
        command.addAll(List.of(
                // The jar's own manifest asks for it, and is not read when the jar is not what java runs.
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-cp",
                jar + File.pathSeparator + ownCode(),
                Leash.class.getName(),
                mainClass(jar)));
        command.addAll(1, new AotCache(jar).options());
        return command;
    }

    static Path jar(Path root, Service service) {
        return root.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    private static String mainClass(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
        } catch (IOException e) {
            throw new UncheckedIOException(jar + " cannot be read; build it again", e);
        }
    }

    /** The jar where there is one: a cache holds classes of jars only. */
    private static Path ownCode() {
        Path code = whereLeashIs();
        if (!Files.isDirectory(code)) {
            return code;
        }
        try (Stream<Path> built = Files.list(code.getParent())) {
            return built.filter(file -> file.getFileName().toString().matches("local-.*\\.jar"))
                    .findFirst()
                    .orElse(code);
        } catch (IOException e) {
            throw new UncheckedIOException(code.getParent() + " cannot be listed", e);
        }
    }

    private static Path whereLeashIs() {
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
