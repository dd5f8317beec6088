package aicmo.cam.classifier.quote;

import aicmo.cam.classifier.phrase.Match;
import aicmo.cam.classifier.phrase.PhraseBook;
import aicmo.cam.classifier.phrase.Text;
import java.util.List;

/** What the words of a line say about quoting, in the languages of the phrase files beside this class. */
final class Wording {

    private static final PhraseBook BOOK = PhraseBook.read(
            Wording.class, List.of("attribution.phrases", "separator.phrases", "footer.phrases", "closing.phrases"));
    /** Apart from the others: "От" names the sender and also begins a line about one. */
    private static final PhraseBook HEADERS = PhraseBook.read(Wording.class, List.of("header.phrases"));

    private static final int LONGEST_FOOTER = 16;
    private static final int LONGEST_CLOSING = 7;
    private static final int LONGEST_LINE = 400;

    private final String line;
    private final Text text;
    private String header;

    private Wording(String line) {
        this.line = line;
        this.text = Text.of(line).head(LONGEST_LINE);
    }

    /** Of a line without the marks that no eye sees. */
    static Wording of(String visible) {
        return new Wording(visible);
    }

    String line() {
        return line;
    }

    boolean separates() {
        if (line.length() > 120) {
            return false;
        }
        String bare = line.indexOf('*') < 0 ? line : line.replace("*", "");
        boolean framed = bare.startsWith("--") || bare.startsWith("__") || bare.startsWith("==") || bare.endsWith(":");
        return framed && text.says(BOOK, "separator");
    }

    boolean isFooter() {
        return text.words().size() <= LONGEST_FOOTER && text.says(BOOK, "footer");
    }

    boolean isDisclaimer() {
        return text.says(BOOK, "disclaimer");
    }

    /** A line that ends a letter: "Best regards". */
    boolean isClosing() {
        return text.words().size() <= LONGEST_CLOSING && text.says(BOOK, "closing");
    }

    boolean saysWrote() {
        return text.says(BOOK, "wrote");
    }

    boolean opensAttribution() {
        List<Match> found = text.find(BOOK);
        return !found.isEmpty()
                && found.getFirst().first() == 0
                && found.getFirst().section().equals("opener");
    }

    /** The kind of header ("from", "sent", "to", "subject") that a line such as {@code *Von:* Anna} is, or empty. */
    String header() {
        header = header == null ? readHeader() : header;
        return header;
    }

    private String readHeader() {
        int colon = colon();
        if (colon < 1 || colon > 30) {
            return "";
        }
        Text name = Text.of(line.substring(0, colon));
        int words = name.words().size();
        List<Match> found = words == 0 || words > 4 ? List.of() : name.find(HEADERS);
        return found.size() == 1 && found.getFirst().length() == words && isHeader(found.getFirst())
                ? found.getFirst().section()
                : "";
    }

    private int colon() {
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
}
