package aicmo.cam.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/metrics.md lists what the code counts, and nothing that it no longer does. */
class MetricsTest {
    private static final Path ROOT = Path.of(System.getProperty("cam.root"));
    private static final Pattern IN_CODE = Pattern.compile("\"(cam\\.[a-z_.]+)\"");
    private static final Pattern IN_CATALOGUE = Pattern.compile("^\\| `(cam_[a-z_]+)`", Pattern.MULTILINE);
    /** What the registry puts behind a name: the unit, and what a counter ends with. */
    private static final String ENDINGS = "(_seconds|_messages|_looks)?(_total)?$";

    @Test
    void the_catalogue_lists_every_metric_of_the_code() throws IOException {
        Set<String> catalogue = found(IN_CATALOGUE, Files.readString(ROOT.resolve("docs/metrics.md")));
        Set<String> counted = new TreeSet<>();
        for (Path module : modules()) {
            try (Stream<Path> files = Files.walk(module)) {
                for (Path file :
                        files.filter(one -> one.toString().endsWith(".java")).toList()) {
                    String code = Files.readString(file);
                    if (code.contains("io.micrometer")) {
                        found(IN_CODE, code).forEach(name -> counted.add(name.replace('.', '_')));
                    }
                }
            }
        }
        assertThat(catalogue.stream().map(name -> name.replaceFirst(ENDINGS, "")))
                .containsExactlyInAnyOrderElementsOf(counted);
    }

    private static Iterable<Path> modules() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.filter(folder -> folder.getFileName().toString().matches("messaging|.*-service"))
                    .map(folder -> folder.resolve("src/main/java"))
                    .toList();
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }
}
