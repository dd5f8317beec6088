package aicmo.cam.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Messages that are measured against where they are; they are no part of the project. */
final class Corpus {
    private Corpus() {}

    static List<Path> messages(String name) {
        Path folder = folder(name);
        Assumptions.assumeTrue(
                folder != null, "no corpora/" + name + " beside the project: nothing to measure against");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(eml|msg)"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path folder(String name) {
        String root = System.getProperty("cam.root", "");
        for (Path at = Path.of(root).toAbsolutePath(); at != null; at = at.getParent()) {
            Path folder = at.resolve("shared/corpora").resolve(name);
            if (Files.isDirectory(folder)) {
                return folder;
            }
        }
        return null;
    }
}
