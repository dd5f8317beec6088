package aicmo.cam.classifier.quote;

import aicmo.cam.classifier.phrase.Match;
import aicmo.cam.classifier.phrase.PhraseBook;
import aicmo.cam.classifier.phrase.Token;
import aicmo.cam.classifier.phrase.Words;
import java.util.List;

/** What the words of a line say about quoting, in the languages of the phrase files beside this class. */
final class Wording {

    private static final PhraseBook BOOK = PhraseBook.read(
            Wording.class,
            List.of("attribution.phrases", "header.phrases", "separator.phrases", "footer.phrases", "closing.phrases"));
    private static final int LONGEST_FOOTER = 16;
    private static final int LONGEST_CLOSING = 7;
    private static final int LONGEST_LINE = 400;

    private Wording() {}

    static boolean separates(String line) {
        if (line.length() > 120) {
            return false;
        }
        String bare = line.replace("*", "");
        boolean framed = bare.startsWith("--") || bare.startsWith("__") || bare.startsWith("==") || bare.endsWith(":");
        return framed && says(line, "separator");
    }

    static boolean isFooter(String line) {
        List<Token> words = words(line);
        return words.size() <= LONGEST_FOOTER && says(words, "footer");
    }

    static boolean isDisclaimer(String line) {
        return says(line, "disclaimer");
    }

    /** A line that ends a letter: "Best regards". */
    static boolean isClosing(String line) {
        List<Token> words = words(line);
        return words.size() <= LONGEST_CLOSING && says(words, "closing");
    }

    static boolean saysWrote(String lines) {
        return says(lines, "wrote");
    }

    static boolean opensAttribution(String line) {
        return BOOK.find(words(line)).stream().anyMatch(m -> m.section().equals("opener") && m.first() == 0);
    }

    /** The kind of header ("from", "sent", "to", "subject") that a line such as {@code *Von:* Anna} is, or empty. */
    static String header(String line) {
        int colon = colon(line);
        if (colon < 1 || colon > 30) {
            return "";
        }
        List<Token> words = words(line.substring(0, colon));
        List<Match> found = words.isEmpty() || words.size() > 4 ? List.of() : BOOK.find(words);
        return found.size() == 1 && found.getFirst().length() == words.size() && isHeader(found.getFirst())
                ? found.getFirst().section()
                : "";
    }

    private static int colon(String line) {
        int plain = line.indexOf(':');
        int wide = line.indexOf('\uff1a');
        return plain < 0 ? wide : wide < 0 ? plain : Math.min(plain, wide);
    }

    private static boolean isHeader(Match match) {
        return switch (match.section()) {
            case "from", "sent", "to", "subject" -> true;
            default -> false;
        };
    }

    private static boolean says(String line, String section) {
        return says(words(line), section);
    }

    private static boolean says(List<Token> words, String section) {
        return BOOK.find(words).stream().anyMatch(m -> m.section().equals(section));
    }

    private static List<Token> words(String line) {
        return Words.of(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line);
    }
}
