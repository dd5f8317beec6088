package aicmo.cam.deploy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The documents of a kustomization, as {@code kubectl kustomize} renders them; a machine without kubectl skips what asks for them. */
final class Rendered {
    static final Path ROOT = Path.of(System.getProperty("cam.root"));
    static final Path KUBERNETES = ROOT.resolve("deploy/kubernetes");
    static final List<String> OVERLAYS = List.of("local", "production");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Map<String, List<JsonNode>> RENDERED = new ConcurrentHashMap<>();

    private Rendered() {}

    static List<JsonNode> overlay(String name) {
        return RENDERED.computeIfAbsent(
                name, any -> render(KUBERNETES.resolve("overlays").resolve(name)));
    }

    static Stream<JsonNode> all() {
        return OVERLAYS.stream().flatMap(name -> overlay(name).stream());
    }

    static Stream<JsonNode> ofKind(String overlay, String kind) {
        return overlay(overlay).stream()
                .filter(document -> document.path("kind").asText().equals(kind));
    }

    /** @throws IllegalStateException with what kubectl says where it does not render */
    static List<JsonNode> render(Path kustomization) {
        assumeTrue(Program.isInstalled("kubectl"), "kubectl is not installed: the manifests are not rendered");
        return read(Program.run(ROOT, List.of("kubectl", "kustomize", kustomization.toString())));
    }

    static List<JsonNode> read(String yaml) {
        try (var values = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            return values.readAll();
        } catch (IOException e) {
            throw new IllegalStateException("no YAML: " + yaml, e);
        }
    }

    static JsonNode file(String path) {
        try {
            return YAML.readTree(ROOT.resolve(path).toFile());
        } catch (IOException e) {
            throw new IllegalStateException(path + " can't be read", e);
        }
    }

    static String name(JsonNode document) {
        return document.path("kind").asText() + "/"
                + document.path("metadata").path("name").asText();
    }

    /** A program of the machine. */
    static final class Program {
        private Program() {}

        static boolean isInstalled(String program) {
            return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        }

        /** What it prints; @throws IllegalStateException with what it says where it fails */
        static String run(Path folder, List<String> command) {
            try {
                Process process = new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
                String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (process.waitFor() != 0) {
                    throw new IllegalStateException(command + ": " + said);
                }
                return said;
            } catch (IOException e) {
                throw new IllegalStateException(command + " can't be run", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
