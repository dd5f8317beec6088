package aicmo.cam.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeveloperFileTest {
    @TempDir
    Path folder;

    @Test
    void a_shell_that_reads_the_file_has_the_environment_to_the_letter() throws Exception {
        String hard = "it's \"$HOME\" `id` \\n; ü # no comment";
        Path file = new DeveloperFile(folder)
                .write(Service.SENDER, Map.of("QUARKUS_DATASOURCE_PASSWORD", hard, "not.a.name", "x"));

        Process shell = new ProcessBuilder(
                        "bash",
                        "-c",
                        "set -a; . \"$1\"; set +a; exec printenv QUARKUS_DATASOURCE_PASSWORD",
                        "x",
                        file.toString())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(hard + "\n");
        assertThat(file).isEqualTo(folder.resolve("dev/sender.env"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
