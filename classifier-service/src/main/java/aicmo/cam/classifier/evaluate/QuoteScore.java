package aicmo.cam.classifier.evaluate;

import aicmo.cam.classifier.quote.Written;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How well the quote stripping leaves what the author wrote, white space folded.
 *
 * @param missed the inputs where it does not leave exactly that
 * @param leaked words that are left and not the author's, of {@code left} words
 * @param lost words of the author's that are gone, of {@code expected} words
 */
record QuoteScore(
        String folder,
        int pairs,
        List<String> missed,
        List<String> unreadable,
        long leaked,
        long left,
        long lost,
        long expected) {

    static final String FILE = "pairs.tsv";

    /** Reads {@code pairs.tsv} (columns input, expected) of a folder. */
    static QuoteScore of(Path folder) throws IOException {
        List<String> missed = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        long[] words = new long[4];
        int pairs = 0;
        for (Map<String, String> row : Tsv.rows(folder.resolve(FILE))) {
            String input = row.getOrDefault("input", "");
            try {
                List<String> left =
                        words(Written.in(read(folder.resolve(input))).reply());
                List<String> expected = words(read(folder.resolve(row.getOrDefault("expected", ""))));
                pairs++;
                if (!left.equals(expected)) {
                    missed.add(input);
                }
                words[0] += without(left, expected);
                words[1] += left.size();
                words[2] += without(expected, left);
                words[3] += expected.size();
            } catch (IOException e) {
                unreadable.add(input + " (" + e.getClass().getSimpleName() + ")");
            }
        }
        return new QuoteScore(
                folder.getFileName().toString(), pairs, missed, unreadable, words[0], words[1], words[2], words[3]);
    }

    int exact() {
        return pairs - missed.size();
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static List<String> words(String text) {
        String folded = text.strip();
        return folded.isEmpty() ? List.of() : List.of(folded.split("\\s+"));
    }

    /** How many of the words the others lack, each counted as often as it stands there. */
    private static long without(List<String> words, List<String> others) {
        Map<String, Integer> left = new HashMap<>();
        others.forEach(word -> left.merge(word, 1, Integer::sum));
        return words.stream()
                .filter(word -> left.merge(word, -1, Integer::sum) < 0)
                .count();
    }
}
