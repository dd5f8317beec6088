package aicmo.cam.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sizes of a source tree: files of at most 250 lines, packages of about ten classes and never more than 14.
 * The contract (package {@code aicmo.cam.events}) has a file per event and is not counted.
 */
public final class SourceShape {

    static final int LINES_OF_A_FILE = 250;
    static final int CLASSES_OF_A_PACKAGE = 14;
    private static final Path CONTRACT = Path.of("aicmo", "cam", "events");

    private final Path root;

    private SourceShape(Path root) {
        this.root = root;
    }

    /** @param sourceRoot such as {@code src/main/java}; where there is none, there is nothing to complain of */
    public static SourceShape of(Path sourceRoot) {
        return new SourceShape(sourceRoot);
    }

    /** @throws AssertionError that names every file and package that is too large, and its size */
    public void check() {
        fail(Stream.concat(longFiles(), largePackages()).toList());
    }

    /** @throws AssertionError that names every file that is too long */
    public void checkFiles() {
        fail(longFiles().toList());
    }

    private static void fail(List<String> complaints) {
        if (!complaints.isEmpty()) {
            throw new AssertionError(String.join(System.lineSeparator(), complaints));
        }
    }

    private Stream<String> longFiles() {
        return sources().stream()
                .filter(file -> lines(file) > LINES_OF_A_FILE)
                .map(file -> "%s has %d lines, more than %d: split it by what it is about"
                        .formatted(file, lines(file), LINES_OF_A_FILE));
    }

    private Stream<String> largePackages() {
        Map<Path, Long> sizes = sources().stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.counting()));
        return sizes.entrySet().stream()
                .filter(size -> size.getValue() > CLASSES_OF_A_PACKAGE)
                .filter(size -> !size.getKey().endsWith(CONTRACT))
                .map(size -> "%s has %d classes, more than %d: there is a second feature in it"
                        .formatted(size.getKey(), size.getValue(), CLASSES_OF_A_PACKAGE));
    }

    private List<Path> sources() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the sources in " + root, e);
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
