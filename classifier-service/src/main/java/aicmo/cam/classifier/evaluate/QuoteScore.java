package aicmo.cam.classifier.evaluate;

import aicmo.cam.classifier.quote.Written;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How often the quote stripping leaves exactly what the author wrote, white space folded.
 *
 * @param missed the inputs where it does not
 */
record QuoteScore(String folder, int pairs, List<String> missed) {

    static final String FILE = "pairs.tsv";

    /** Reads {@code pairs.tsv} (columns input, expected) of a folder. */
    static QuoteScore of(Path folder) throws IOException {
        List<String> missed = new ArrayList<>();
        List<Map<String, String>> rows = Tsv.rows(folder.resolve(FILE));
        for (Map<String, String> row : rows) {
            String input = read(folder.resolve(row.get("input")));
            String expected = read(folder.resolve(row.get("expected")));
            if (!folded(Written.in(input).reply()).equals(folded(expected))) {
                missed.add(row.get("input"));
            }
        }
        return new QuoteScore(folder.getFileName().toString(), rows.size(), missed);
    }

    int exact() {
        return pairs - missed.size();
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static String folded(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
