package aicmo.cam.bench.classify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Texts that are made to be slow to read: long runs of what rules look for, almost complete. By what they are. */
final class HostileTexts {
    private static final int LONG = 300_000;
    private static final String[] SAID = {
        "not", "please", "remove", "me", "from", "unsubscribe", "will", "back", "5.", "on", "i", "we", "the"
    };

    private HostileTexts() {}

    static Map<String, String> all() {
        Map<String, String> texts = new LinkedHashMap<>();
        repeat(texts, "one word", "a");
        repeat(texts, "at signs", "a@");
        repeat(texts, "dots", "a.");
        repeat(texts, "labels of a domain", "a@b.");
        repeat(texts, "quote marks", "> ");
        repeat(texts, "quoted lines", ">\n");
        repeat(texts, "empty lines", "\n");
        repeat(texts, "blanks", " ");
        repeat(texts, "header lines", "From: a\n");
        repeat(texts, "attributions", "On Mon, 20 Apr 2026, x wrote\n");
        repeat(texts, "one long attribution", "On Mon, 20 Apr 2026, x ");
        repeat(texts, "codes", "5.1.1 550 ");
        repeat(texts, "quoted codes", "5.1.0 - Unknown address error ");
        repeat(texts, "negations", "not really not at all not ");
        repeat(texts, "openings of phrases", "i'm ");
        repeat(texts, "dates", "12.8. ");
        repeat(texts, "dashes", "-");
        repeat(texts, "rules", "----- \n");
        repeat(texts, "Chinese characters", "退");
        repeat(texts, "accents", "\u0301");
        Random random = new Random(7);
        StringBuilder letters = new StringBuilder();
        StringBuilder words = new StringBuilder();
        while (letters.length() < LONG) {
            letters.appendCodePoint(32 + random.nextInt(0x3000));
            words.append(SAID[random.nextInt(SAID.length)]).append(random.nextInt(9) == 0 ? '\n' : ' ');
        }
        texts.put("letters of all scripts", letters.toString());
        texts.put("words of phrases", words.toString());
        return texts;
    }

    private static void repeat(Map<String, String> texts, String name, String part) {
        texts.put(name, part.repeat(LONG / part.length()));
    }
}
