package aicmo.cam.classifier.evaluate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A file of tab-separated values with a line of column names first. */
final class Tsv {

    private Tsv() {}

    /** Each row by the names of its columns; a column that a row lacks is empty. */
    static List<Map<String, String>> rows(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        List<Map<String, String>> rows = new ArrayList<>();
        String[] names = lines.isEmpty() ? new String[0] : lines.getFirst().split("\t", -1);
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            if (line.isBlank()) {
                continue;
            }
            String[] values = line.split("\t", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < names.length; i++) {
                row.put(names[i], i < values.length ? values[i] : "");
            }
            rows.add(row);
        }
        return rows;
    }
}
