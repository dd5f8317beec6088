package aicmo.cam.mail.coding;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * Encoded words of headers (RFC 2047, with the language of RFC 2231), read as people's mail programs write them: glued to their
 * neighbours, with spaces inside, cut in the middle of a character, without their end. Linear in the length of the text.
 */
public final class EncodedWords {
    private EncodedWords() {}

    private record Word(String charset, byte[] bytes, int end) {}

    /** The text with every encoded word that can be read in its place; the rest as it stands. */
    public static String decode(String text) {
        if (!text.contains("=?")) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        ByteArrayOutputStream pending = new ByteArrayOutputStream();
        String charset = null;
        int at = 0;
        while (at < text.length()) {
            int start = text.indexOf("=?", at);
            Optional<Word> found = start < 0 ? Optional.empty() : word(text, start);
            int plainEnd = start < 0 ? text.length() : found.isPresent() ? start : start + 2;
            String between = text.substring(at, plainEnd);
            // White space between two encoded words is no part of the text.
            boolean joins = charset != null && found.isPresent() && between.isBlank();
            if (!joins || !found.get().charset().equalsIgnoreCase(charset)) {
                flush(pending, charset, out);
                charset = null;
            }
            if (!joins) {
                out.append(between);
            }
            at = plainEnd;
            if (found.isPresent()) {
                pending.writeBytes(found.get().bytes());
                charset = found.get().charset();
                at = found.get().end();
            }
        }
        flush(pending, charset, out);
        return Clean.line(out.toString());
    }

    private static void flush(ByteArrayOutputStream pending, String charset, StringBuilder out) {
        if (charset != null) {
            out.append(Charsets.decode(pending.toByteArray(), charset));
            pending.reset();
        }
    }

    private static Optional<Word> word(String text, int start) {
        int charsetEnd = end(text, start + 2, 60);
        if (charsetEnd < 0 || charsetEnd + 2 >= text.length() || text.charAt(charsetEnd + 2) != '?') {
            return Optional.empty();
        }
        // looked at before the end is searched: a word that is none would be read to its end at each beginning
        char encoding = Character.toLowerCase(text.charAt(charsetEnd + 1));
        if (encoding != 'b' && encoding != 'q') {
            return Optional.empty();
        }
        int body = charsetEnd + 3;
        int close = text.indexOf('?', body);
        // In the Q encoding a bare "?" is an error that is made: only "?=" ends the word.
        while (close >= 0 && close + 1 < text.length() && text.charAt(close + 1) != '=') {
            if (text.charAt(close + 1) == ' ' || text.startsWith("=?", close + 1)) {
                break;
            }
            close = text.indexOf('?', close + 1);
        }
        int bodyEnd = close < 0 ? text.length() : close;
        int wordEnd = close < 0
                ? text.length()
                : Math.min(text.length(), text.startsWith("?=", close) ? close + 2 : close + 1);
        String charset = text.substring(start + 2, charsetEnd);
        int language = charset.indexOf('*');
        String name = language < 0 ? charset : charset.substring(0, language);
        String content = text.substring(body, bodyEnd);
        byte[] bytes = encoding == 'b' ? LooseCoding.base64(content) : LooseCoding.q(content);
        return Optional.of(new Word(name, bytes, wordEnd));
    }

    private static int end(String text, int from, int most) {
        for (int i = from; i < text.length() && i < from + most; i++) {
            char c = text.charAt(i);
            if (c == '?') {
                return i == from ? -1 : i;
            }
            if (c <= ' ' || c > 126) {
                return -1;
            }
        }
        return -1;
    }
}
