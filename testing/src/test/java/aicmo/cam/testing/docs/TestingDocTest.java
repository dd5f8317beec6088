package aicmo.cam.testing.docs;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/testing.md to the test classes. */
class TestingDocTest {
    private static final Path ROOT = Path.of(System.getProperty("cam.root"));
    private static final Pattern CLASS = Pattern.compile("`(\\w+Test)`");
    private static final Pattern SLOW = Pattern.compile("(?m)^@Tag\\(\"slow\"\\)");

    private final Map<String, TreeSet<String>> listed = listed();

    @Test
    void each_slow_class_is_listed_in_the_section_of_its_module() throws IOException {
        List<String> missing = modules()
                .flatMap(module -> testsOf(module)
                        .filter(test -> SLOW.matcher(read(test)).find())
                        .filter(test -> !listed.getOrDefault(name(module), new TreeSet<>())
                                .contains(name(test)))
                        .map(ROOT::relativize)
                        .map(Path::toString))
                .toList();

        assertThat(missing)
                .as("slow classes that docs/testing.md does not list; add what each proves")
                .isEmpty();
    }

    @Test
    void each_class_that_is_listed_exists() throws IOException {
        List<String> tests = modules()
                .flatMap(TestingDocTest::testsOf)
                .map(TestingDocTest::name)
                .toList();

        assertThat(listed).isNotEmpty().allSatisfy((module, classes) -> assertThat(tests)
                .as("test classes, of which docs/testing.md lists one under %s that is gone", module)
                .containsAll(classes));
    }

    private static Map<String, TreeSet<String>> listed() {
        String page = read(ROOT.resolve("docs/testing.md"));
        Map<String, TreeSet<String>> sections = new TreeMap<>();
        Arrays.stream(page.split("\n### ", -1)).skip(1).forEach(section -> {
            String[] parts = section.split("\n", 2);
            sections.put(
                    parts[0].strip(),
                    CLASS.matcher(parts[1])
                            .results()
                            .map((MatchResult found) -> found.group(1))
                            .collect(toCollection(TreeSet::new)));
        });
        return sections;
    }

    private static Stream<Path> modules() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml"))).toList().stream();
        }
    }

    private static Stream<Path> testsOf(Path module) {
        Path sources = module.resolve("src/test/java");
        if (!Files.isDirectory(sources)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith("Test.java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path path) {
        return path.getFileName().toString().replace(".java", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
