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
        for (int i = 0; i < words.size(); i++) {
            Search search = new Search(words, i);
            search.follow(anywhere, i);
            if (Search.opens(words, i)) {
                search.follow(atStart, i);
            }
            search.longest().ifPresent(found::add);
        }
        return uncovered(found);
    }

    private static List<Match> uncovered(List<Match> found) {
        List<Match> kept = new ArrayList<>(found.size());
        Match reach = null;
        for (Match match : found) {
            if (reach == null || match.last() > reach.last()) {
                kept.removeIf(match::covers);
                kept.add(match);
                reach = match;
            }
        }
        return kept;
    }
}
