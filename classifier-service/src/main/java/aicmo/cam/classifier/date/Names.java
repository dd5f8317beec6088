package aicmo.cam.classifier.date;

import aicmo.cam.classifier.phrase.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names of months and weekdays in many languages, folded as {@link Words} folds them. */
final class Names {

    private static final int LONGEST_SHORT_NAME = 4;
    private static final int LONGEST_ENDING = 3;
    private static final Map<String, Integer> MONTHS = new HashMap<>();
    private static final Map<String, Integer> WEEKDAYS = new HashMap<>();

    /** Thai parts no words, so these are found in the text itself. */
    private static final List<String> THAI = List.of(
            "มกราคม",
            "กุมภาพันธ์",
            "มีนาคม",
            "เมษายน",
            "พฤษภาคม",
            "มิถุนายน",
            "กรกฎาคม",
            "สิงหาคม",
            "กันยายน",
            "ตุลาคม",
            "พฤศจิกายน",
            "ธันวาคม");

    static {
        for (String line : lines()) {
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            List<String> columns = List.of(line.split("\t", -1));
            Map<String, Integer> names = columns.getFirst().equals("month") ? MONTHS : WEEKDAYS;
            Words.of(columns.get(2)).forEach(word -> names.put(word.word(), Integer.valueOf(columns.get(1))));
        }
    }

    private Names() {}

    /** 1 is January; 0 where the word is no month. */
    static int month(String word) {
        Integer month = MONTHS.get(word);
        return month == null ? inflected(word) : month;
    }

    /** Turkish and Hungarian grow endings onto the name: "19 Mayıs'ta", "májusban". */
    private static int inflected(String word) {
        for (int end = word.length() - 1; end >= LONGEST_SHORT_NAME && word.length() - end <= LONGEST_ENDING; end--) {
            Integer month = MONTHS.get(word.substring(0, end));
            if (month != null) {
                return month;
            }
        }
        return 0;
    }

    /** 1 is Monday; 0 where the word is no weekday. */
    static int weekday(String word) {
        return WEEKDAYS.getOrDefault(word, 0);
    }

    /** The month whose Thai name stands at that place of a text; 0 where none does. */
    static int thaiMonth(String text, int at) {
        for (int month = 0; month < THAI.size(); month++) {
            if (text.startsWith(THAI.get(month), at)) {
                return month + 1;
            }
        }
        return 0;
    }

    private static List<String> lines() {
        try (InputStream in = Names.class.getResourceAsStream("names.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read names.tsv beside " + Names.class.getName(), e);
        }
    }
}
