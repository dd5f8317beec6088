package aicmo.cam.classifier.phrase;

import java.util.ArrayList;
import java.util.List;

/** A text as folded words, in one pass and never more than {@value #MOST} of them. */
public final class Words {

    private static final int MOST = 6_000;
    private static final int LONGEST_WORD = 60;
    private static final int LONGEST_ABBREVIATION = 7;

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int sentence;
    private boolean opensLine = true;

    private Words(String text) {
        this.text = text;
    }

    public static List<Token> of(String text) {
        Words words = new Words(text);
        words.read();
        return words.tokens;
    }

    private void read() {
        int at = 0;
        while (at < text.length() && tokens.size() < MOST) {
            int point = text.codePointAt(at);
            int width = Character.charCount(point);
            if (Letters.standsAlone(point)) {
                add(at, at + width);
                at += width;
            } else if (Letters.isWord(point)) {
                int end = endOfWord(at);
                add(at, end);
                at = end;
            } else {
                part(point, at, width);
                at += width;
            }
        }
    }

    private int endOfWord(int start) {
        boolean digits = Letters.isDigit(text.codePointAt(start));
        int at = start;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            boolean inside = Letters.isWord(point)
                    && !Letters.standsAlone(point)
                    && (Letters.isDigit(point) == digits || Letters.isMark(point));
            if (!inside && !isJoint(point, start, at, digits)) {
                return at;
            }
            at += Character.charCount(point);
        }
        return at;
    }

    private boolean isJoint(int point, int start, int at, boolean digits) {
        return Letters.isApostrophe(point) && isWordAt(at + 1) && !digits && !isElision(start, at);
    }

    /** French, Italian and Catalan join the article or pronoun to the next word: "m'intéresse" is two words, "don't" is one. */
    private boolean isElision(int start, int apostrophe) {
        return switch (apostrophe - start) {
            case 1 -> "cdjlmnstCDJLMNST".indexOf(text.charAt(start)) >= 0;
            case 2 -> text.regionMatches(true, start, "qu", 0, 2);
            default -> false;
        };
    }

    private boolean isWordAt(int at) {
        return at < text.length() && Character.isLetter(text.codePointAt(at));
    }

    private void part(int point, int at, int width) {
        if (point == ' ') {
            return;
        }
        boolean stop = Letters.endsSentence(point);
        boolean alone = at + width >= text.length() || !Letters.isWord(text.codePointAt(at + width));
        if (point == '\n') {
            opensLine = true;
            boolean blank = at + 1 < text.length() && text.charAt(at + 1) == '\n';
            sentence += blank ? 1 : 0;
        } else if (stop && (alone || point > 0x7f) && !isOrdinal(at) && !isAbbreviation(at)) {
            sentence++;
        }
    }

    /** "am 12.8. wieder", "bis 3. Mai": the point after a day's number ends no sentence. */
    private boolean isOrdinal(int at) {
        return text.charAt(at) == '.'
                && at > 0
                && at + 2 < text.length()
                && Character.isDigit(text.charAt(at - 1))
                && text.charAt(at + 1) == ' '
                && (Character.isLowerCase(text.charAt(at + 2))
                        || (Character.isLetter(text.charAt(at + 2)) && isDay(at)));
    }

    /** "bis einschl. 8. Mai", "Mon. 4 May", "approx. 3 weeks": a short word with a point before a number ends no sentence. */
    private boolean isAbbreviation(int at) {
        boolean beforeNumber = text.charAt(at) == '.'
                && at + 2 < text.length()
                && text.charAt(at + 1) == ' '
                && Letters.isDigit(text.charAt(at + 2));
        int start = at;
        while (beforeNumber
                && start > 0
                && at - start <= LONGEST_ABBREVIATION
                && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        return beforeNumber && at - start >= 2 && at - start <= LONGEST_ABBREVIATION;
    }

    private boolean isDay(int point) {
        int start = point;
        while (start > 0 && point - start < 3 && Character.isDigit(text.charAt(start - 1))) {
            start--;
        }
        return point - start <= 2 && Integer.parseInt(text.substring(start, point)) <= 31;
    }

    private void add(int start, int end) {
        String word = Folding.fold(text, start, Math.min(end, start + LONGEST_WORD));
        if (!word.isEmpty()) {
            tokens.add(new Token(word, start, end, sentence, opensLine));
            opensLine = false;
        }
    }
}
