package aicmo.cam.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the services to access decided on methods: path policies can be passed by an encoded path (CVE-2026-39852, CVE-2026-50559). */
class PathPoliciesTest {
    private static final Path ROOT = Path.of(System.getProperty("cam.root"));

    @Test
    void no_service_decides_access_by_path() throws IOException {
        List<Path> settings = settings();
        assertThat(settings).as("settings of the services under %s", ROOT).hasSizeGreaterThanOrEqualTo(5);
        for (Path file : settings) {
            assertThat(Files.readString(file)).as("%s", file).doesNotContain("quarkus.http.auth.permission");
        }
    }

    private static List<Path> settings() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src/main/resources/application.properties"))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }
}
