package aicmo.cam.mail.coding;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes header fields (RFC 5322 section 2.1.1 and 2.2.3): folded at 78 characters where white space allows, never beyond 998,
 * what is not ASCII as encoded words (RFC 2047). Whatever could end the field early is refused.
 */
public final class HeaderWriter {
    private static final int WISHED = 78;
    private static final int ALLOWED = 998;
    /** An encoded word is at most 75 characters: 45 bytes in Base64 and its frame of 12. */
    private static final int WORD_BYTES = 45;

    private static final Pattern NAME = Pattern.compile("[!-9;-~]{1,76}");

    private HeaderWriter() {}

    /** A field of free text, without its last line end. */
    public static String text(String name, String value) {
        check(name, value);
        List<String> words = new ArrayList<>();
        boolean plain = isPlain(value) && longestWord(value) + name.length() + 2 <= ALLOWED && !value.contains("=?");
        if (plain) {
            words.addAll(List.of(value.strip().split(" ", -1)));
        } else {
            words.addAll(encoded(value));
        }
        return folded(name, words);
    }

    /** A field of words that are not changed, each kept whole: addresses, ids. */
    public static String words(String name, List<String> words) {
        words.forEach(word -> check(name, word));
        return folded(name, words);
    }

    /** A phrase before an address: as it is, quoted, or as encoded words. */
    public static String phrase(String name, String phrase) {
        check(name, phrase);
        String text = phrase.strip();
        if (!isPlain(text) || text.contains("=?") || text.length() > WISHED * 3) {
            return String.join(" ", encoded(text));
        }
        boolean atoms =
                text.chars().allMatch(c -> Character.isLetterOrDigit(c) || " !#$%&'*+-/=?^_`{|}~".indexOf(c) >= 0);
        return atoms ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** @throws IllegalArgumentException where name or value would break the header; the message names the header */
    public static void check(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("header name " + printable(name)
                    + " is none: use 1 to 76 ASCII characters without space and colon");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\r' || c == '\n') {
                throw new IllegalArgumentException(
                        "header " + name + " holds a line break at character " + i + ": remove it");
            }
            if ((c < ' ' && c != '\t') || c == 127) {
                throw new IllegalArgumentException(
                        "header " + name + " holds a control character at " + i + ": remove it");
            }
        }
    }

    private static String folded(String name, List<String> words) {
        StringBuilder out = new StringBuilder(name).append(':');
        int column = out.length();
        for (String word : words) {
            if (word.length() + 1 > ALLOWED) {
                throw new IllegalArgumentException("header " + name + " holds a word of " + word.length()
                        + " characters: a line may have no more than " + ALLOWED);
            }
            boolean fold = column + 1 + word.length() > WISHED && column > name.length() + 1;
            fold |= column + 1 + word.length() > ALLOWED;
            if (fold && !word.isEmpty()) {
                out.append("\r\n");
                column = 0;
            }
            out.append(' ').append(word);
            column += 1 + word.length();
        }
        return out.toString();
    }

    private static List<String> encoded(String value) {
        List<String> words = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        int bytes = 0;
        for (int at = 0; at < value.length(); ) {
            String character = Character.toString(value.codePointAt(at));
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > WORD_BYTES) {
                words.add(word(piece));
                piece.setLength(0);
                bytes = 0;
            }
            piece.append(character);
            bytes += size;
            at += character.length();
        }
        if (!piece.isEmpty()) {
            words.add(word(piece));
        }
        return words;
    }

    private static String word(CharSequence text) {
        byte[] utf8 = text.toString().getBytes(StandardCharsets.UTF_8);
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(utf8) + "?=";
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 127);
    }

    private static int longestWord(String value) {
        int longest = 0;
        for (String word : value.split(" ", -1)) {
            longest = Math.max(longest, word.length());
        }
        return longest;
    }

    private static String printable(String name) {
        return '"' + name.replaceAll("[^ -~]", "?") + '"';
    }
}
