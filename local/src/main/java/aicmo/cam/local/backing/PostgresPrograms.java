package aicmo.cam.local.backing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How PostgreSQL's programs are called; they refuse to run as root, so root calls them as nobody of a user namespace. */
final class PostgresPrograms {
    private static final Duration UNSHARED_WITHIN = Duration.ofSeconds(30);

    private static Boolean root;

    private PostgresPrograms() {}

    static List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("unshare", "--user", "--"));
        }
        command.add(PostgresBinaries.folder().resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static synchronized boolean isRoot() {
        if (root == null) {
            root = isOwnedByRoot();
            if (root && !namespacesWork()) {
                throw new BackingFailed(
                        "PostgreSQL refuses to run as root, and user namespaces (unshare --user) are not allowed here;"
                                + " run as a normal user");
            }
        }
        return root;
    }

    private static boolean isOwnedByRoot() {
        try {
            Path mine = Files.createTempFile("cam-who", null);
            try {
                return Integer.valueOf(0).equals(Files.getAttribute(mine, "unix:uid"));
            } finally {
                Files.delete(mine);
            }
        } catch (IOException e) {
            throw new BackingFailed("the temporary folder cannot be written", e);
        }
    }

    private static boolean namespacesWork() {
        try {
            Process process = new ProcessBuilder("unshare", "--user", "--", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(UNSHARED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
