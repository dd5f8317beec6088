package aicmo.cam.local.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path folder;

    @Test
    void a_secret_and_its_new_folder_are_their_owners_alone() throws IOException {
        Path file = folder.resolve("made/too/secret");

        Secrets.write(file, "one");
        Secrets.write(file, "two");

        assertThat(file).hasContent("two");
        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(mode(folder.resolve("made"))).isEqualTo("rwx------");
        assertThat(mode(folder.resolve("made/too"))).isEqualTo("rwx------");
        try (Stream<Path> left = Files.list(file.getParent())) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void a_folder_that_others_could_read_is_closed() throws IOException {
        Path open = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(mode(Secrets.folder(open))).isEqualTo("rwx------");
    }

    @Test
    void passwords_stay_and_differ() {
        Passwords passwords = new Passwords(folder.resolve("passwords"));
        String sender = passwords.of("sender");

        assertThat(List.of(passwords.of("inbox"), passwords.of("admin")))
                .doesNotContain(sender)
                .doesNotHaveDuplicates();
        assertThat(new Passwords(folder.resolve("passwords")).of("sender")).isEqualTo(sender);
        assertThat(sender).hasSizeGreaterThan(30).matches("[A-Za-z0-9_-]+");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
