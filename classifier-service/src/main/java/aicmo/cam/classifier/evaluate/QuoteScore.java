package aicmo.cam.classifier.evaluate;

import aicmo.cam.classifier.quote.Written;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How often the quote stripping leaves exactly what the author wrote, white space folded.
 *
 * @param missed the inputs where it does not
 */
record QuoteScore(int pairs, int exact, List<String> missed) {

    /** Reads {@code pairs.tsv} (source, input, expected) of a folder. */
    static QuoteScore of(Path folder) throws IOException {
        List<String> missed = new ArrayList<>();
        int pairs = 0;
        for (List<String> row : Tsv.rows(folder.resolve("pairs.tsv"))) {
            String expected = read(folder.resolve(row.get(2)));
            pairs++;
            if (!folded(Written.in(read(folder.resolve(row.get(1)))).reply()).equals(folded(expected))) {
                missed.add(row.get(1));
            }
        }
        return new QuoteScore(pairs, pairs - missed.size(), missed);
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static String folded(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
