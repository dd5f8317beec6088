package aicmo.cam.classifier.phrase;

import aicmo.cam.classifier.Evidence;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A text whose words are read once, and once for each book, however many rules ask. Not for several threads. */
public final class Text {

    private final String said;
    private final Map<PhraseBook, List<Match>> found = new IdentityHashMap<>(4);
    private List<Token> words;

    private Text(String said) {
        this.said = said;
    }

    public static Text of(String said) {
        return new Text(said);
    }

    public String said() {
        return said;
    }

    public List<Token> words() {
        if (words == null) {
            words = Words.of(said);
        }
        return words;
    }

    public List<Match> find(PhraseBook book) {
        List<Match> matches = found.get(book);
        if (matches == null) {
            matches = book.find(words());
            found.put(book, matches);
        }
        return matches;
    }

    /** The first phrase of the book's section, as evidence. */
    public Optional<Evidence> first(PhraseBook book, String section, String where) {
        for (Match match : find(book)) {
            if (match.section().equals(section)) {
                return Optional.of(match.in(where, said));
            }
        }
        return Optional.empty();
    }

    public boolean says(PhraseBook book, String section) {
        for (Match match : find(book)) {
            if (match.section().equals(section)) {
                return true;
            }
        }
        return false;
    }

    /** The text's beginning; itself where it is no longer. */
    public Text head(int longest) {
        return said.length() <= longest ? this : new Text(said.substring(0, longest));
    }
}
