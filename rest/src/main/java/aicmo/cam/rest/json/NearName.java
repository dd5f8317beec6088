package aicmo.cam.rest.json;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known name that somebody most likely means. */
final class NearName {
    private static final int MOST_EDITS = 2;
    private static final int SHORTEST_PART = 4;

    private NearName() {}

    /** The nearest of them; empty where none is near. */
    static Optional<String> of(String given, Collection<String> known) {
        String plain = plain(given);
        return known.stream()
                .filter(name -> distance(plain, plain(name)) <= MOST_EDITS || partOf(plain, plain(name)))
                .min(Comparator.comparingInt(name -> distance(plain, plain(name))));
    }

    /** {@code dailyCap} is {@code daily_cap}. */
    private static String plain(String name) {
        return name.substring(0, Math.min(name.length(), 100))
                .replace("_", "")
                .replace("-", "")
                .toLowerCase(Locale.ROOT);
    }

    private static boolean partOf(String one, String other) {
        return Math.min(one.length(), other.length()) >= SHORTEST_PART && (one.contains(other) || other.contains(one));
    }

    /** How many letters are to be put in, taken out or replaced (Levenshtein). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
