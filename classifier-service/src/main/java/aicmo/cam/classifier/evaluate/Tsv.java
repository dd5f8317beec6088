package aicmo.cam.classifier.evaluate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A file of tab-separated values with a line of column names first. */
final class Tsv {

    private Tsv() {}

    static List<List<String>> rows(Path file) throws IOException {
        return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> Arrays.asList(line.split("\t", -1)))
                .toList();
    }
}
