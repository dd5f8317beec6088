package aicmo.cam.classifier.evaluate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A file of tab-separated values with a line of column names first. */
final class Tsv {

    private Tsv() {}

    /** Each row by the names of its columns; a column that a row lacks is empty. Bytes that are no UTF-8 are replaced. */
    static List<Map<String, String>> rows(Path file) throws IOException {
        List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .replace("\ufeff", "")
                .lines()
                .toList();
        List<Map<String, String>> rows = new ArrayList<>();
        String[] names = lines.isEmpty() ? new String[0] : lines.getFirst().split("\t", -1);
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            if (line.isBlank()) {
                continue;
            }
            String[] values = line.split("\t", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < names.length; i++) {
                row.put(names[i].strip(), i < values.length ? values[i] : "");
            }
            rows.add(row);
        }
        return rows;
    }

    static void write(Path file, List<String> names, List<List<String>> rows) throws IOException {
        List<List<String>> all = new ArrayList<>(List.of(names));
        all.addAll(rows);
        Files.write(
                file,
                all.stream()
                        .map(row -> row.stream().map(Tsv::oneLine).collect(Collectors.joining("\t")))
                        .toList());
    }

    static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
