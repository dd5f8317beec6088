package aicmo.cam.classifier.phrase;

import aicmo.cam.classifier.phrase.Pattern.Part;
import java.util.ArrayList;
import java.util.List;

/** All phrases of some files, found in a text in time linear in its words. */
public final class PhraseBook {

    private final Node anywhere = new Node();
    private final Node atStart = new Node();

    /**
     * Reads phrase files that lie beside the classes of {@code owner}.
     *
     * @throws IllegalArgumentException where a file is missing or a line can't be read; says which
     */
    public static PhraseBook read(Class<?> owner, List<String> files) {
        PhraseBook book = new PhraseBook();
        files.forEach(file -> PhraseFile.read(owner, file, book::add));
        return book;
    }

    private void add(Phrase phrase, String line) {
        List<Part> parts = Pattern.parts(line);
        boolean start = parts.getFirst().is(Pattern.START);
        boolean end = parts.getLast().is(Pattern.END);
        List<Node> now = List.of(start ? atStart : anywhere);
        for (Part part : parts.subList(start ? 1 : 0, parts.size() - (end ? 1 : 0))) {
            Node after = new Node();
            for (Node node : now) {
                part.choices().forEach(words -> node.lead(words, after));
            }
            List<Node> reached = new ArrayList<>(part.optional() ? now : List.of());
            reached.add(after);
            now = reached;
        }
        now.forEach(node -> node.means(phrase, end));
    }

    /** The phrases in these words, in their order, without those that a longer one covers ("not interested" covers "interested"). */
    public List<Match> find(List<Token> words) {
        List<Match> found = new ArrayList<>();
        search(words, found);
        return found;
    }

    /** How many places among the phrases are looked at to read these words: what reading costs, on every machine alike. */
    long steps(List<Token> words) {
        return search(words, new ArrayList<>());
    }

    private long search(List<Token> words, List<Match> found) {
        Search search = new Search(words);
        int reach = -1;
        for (int i = 0; i < words.size(); i++) {
            search.from(i);
            search.follow(anywhere, i);
            if (Search.opens(words, i)) {
                search.follow(atStart, i);
            }
            Match longest = search.longest();
            if (longest != null && longest.last() > reach) {
                found.add(longest);
                reach = longest.last();
            }
        }
        return search.steps();
    }
}
