package aicmo.cam.mail.template.text;

import aicmo.cam.mail.coding.InvisibleCharacters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Merge tags of other programs, and characters that nobody sees, in the text of a template. */
public final class Oddities {
    /** Stands for a tag of the template: the object replacement character. */
    public static final char TAG = '\uFFFC';

    private static final int MOST = 5;
    private static final int SHOWN = 20;

    private final boolean html;
    private final Function<String, Optional<String>> meaning;
    /** @param meaning the variable that a name of another program stands for, where there is one */
    public Oddities(boolean html, Function<String, Optional<String>> meaning) {
        this.html = html;
        this.meaning = meaning;
    }

    /** At most {@value #MOST}, in the order of the text. */
    public List<Oddity> in(String given) {
        String text = html ? HtmlCode.blanked(given) : given;
        Invisible invisible = Invisible.allowedIn(text, html);
        List<Oddity> found = new ArrayList<>();
        for (int at = 0; at < text.length() && found.size() < MOST; ) {
            int character = text.codePointAt(at);
            Optional<MergeTag> tag = MergeTag.at(text, at, meaning);
            if (tag.isPresent()) {
                found.add(new Oddity(at, tag.get().inWords()));
                at += tag.get().text().length();
            } else {
                int next = at + Character.charCount(character);
                if (character >= 0x80 && invisible.forbids(character)) {
                    found.add(new Oddity(
                            at,
                            "the character " + InvisibleCharacters.name(character) + " stands " + before(text, next)
                                    + "; nobody sees it, and filters take it for a disguise. Delete it"));
                }
                at = next;
            }
        }
        return List.copyOf(found);
    }

    private static String before(String text, int end) {
        int stop = end;
        while (stop < text.length() && stop - end < SHOWN && text.charAt(stop) != '\n' && text.charAt(stop) != TAG) {
            stop++;
        }
        String next = text.substring(end, stop).strip();
        return next.isEmpty() ? "at the end of its line" : "before '" + next + "'";
    }

    /**
     * Which characters of zero width may stand in a text: some scripts are not written right without them.
     *
     * @param rightToLeft whether it has letters that are written from right to left
     * @param unspaced whether it has a script without spaces between words
     */
    private record Invisible(boolean html, boolean rightToLeft, boolean unspaced) {
        private static final String JOINERS = "\u200c\u200d";
        private static final String OF_HTML = "\u00ad\u034f";
        private static final String DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069";
        private static final String BREAKS = "\u200b\u2060";

        static Invisible allowedIn(String text, boolean html) {
            return new Invisible(
                    html,
                    text.codePoints().anyMatch(Invisible::isRightToLeft),
                    text.codePoints().anyMatch(Invisible::isUnspaced));
        }

        boolean forbids(int character) {
            return InvisibleCharacters.isZeroWidth(character)
                    && !isEmojiTag(character)
                    && JOINERS.indexOf(character) < 0
                    && !(html && OF_HTML.indexOf(character) >= 0)
                    && !(rightToLeft && DIRECTIONS.indexOf(character) >= 0)
                    && !(unspaced && BREAKS.indexOf(character) >= 0);
        }

        /** The flags of Scotland and Wales are written with these. */
        private static boolean isEmojiTag(int character) {
            return character >= 0xE0020 && character <= 0xE007F;
        }

        private static boolean isRightToLeft(int character) {
            byte direction = Character.getDirectionality(character);
            return (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT && Character.isLetter(character))
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
        }

        private static boolean isUnspaced(int character) {
            if (character < 0x0e00) {
                return false;
            }
            return switch (Character.UnicodeScript.of(character)) {
                case THAI, LAO, KHMER, MYANMAR, TIBETAN, HAN, HIRAGANA, KATAKANA -> true;
                default -> false;
            };
        }
    }
}
