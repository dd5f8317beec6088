package aicmo.cam.classifier.phrase;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The beginnings of words that lead on from a place, found by walking a word's letters once. */
final class Beginnings {

    private char[] letters = {};
    private Beginnings[] next = {};
    private final List<Node> ends = new ArrayList<>(1);

    void lead(String beginning, Node there) {
        Beginnings now = this;
        for (int i = 0; i < beginning.length(); i++) {
            now = now.grown(beginning.charAt(i));
        }
        now.ends.add(there);
    }

    /** What the letter leads to; null where no beginning goes on with it. */
    Beginnings after(char letter) {
        int at = Arrays.binarySearch(letters, letter);
        return at < 0 ? null : next[at];
    }

    /** Where the beginnings lead that end here. */
    List<Node> ends() {
        return ends;
    }

    private Beginnings grown(char letter) {
        int at = Arrays.binarySearch(letters, letter);
        if (at >= 0) {
            return next[at];
        }
        int place = -at - 1;
        char[] moreLetters = Arrays.copyOf(letters, letters.length + 1);
        Beginnings[] more = Arrays.copyOf(next, next.length + 1);
        System.arraycopy(letters, place, moreLetters, place + 1, letters.length - place);
        System.arraycopy(next, place, more, place + 1, next.length - place);
        moreLetters[place] = letter;
        more[place] = new Beginnings();
        letters = moreLetters;
        next = more;
        return next[place];
    }
}
