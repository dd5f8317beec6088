package aicmo.cam.mail.coding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Bytes to text, as the declared charset says where it can be believed, else UTF-8, else windows-1252. Never fails. */
public final class Charsets {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** What mail says and what it means, where the two differ (WHATWG Encoding, section 4.2, and names seen in mail). */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("iso_8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("latin-1", "windows-1252"),
            Map.entry("ansi", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-8-i", "iso-8859-8"),
            Map.entry("iso-8859-8-e", "iso-8859-8"),
            Map.entry("iso-8859-11", "x-windows-874"),
            Map.entry("gb2312", "gb18030"),
            Map.entry("gbk", "gb18030"),
            Map.entry("gb_2312-80", "gb18030"),
            Map.entry("hz-gb-2312", "gb18030"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("ks_c_5601", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
            Map.entry("x-mac-roman", "x-MacRoman"),
            Map.entry("macintosh", "x-MacRoman"),
            Map.entry("unicode", "utf-16"),
            Map.entry("utf", "utf-8"),
            Map.entry("utf8", "utf-8"),
            Map.entry("unicode-1-1-utf-8", "utf-8"),
            Map.entry("utf-8mb4", "utf-8"));

    private Charsets() {}

    /** Text of the bytes in the charset of that name; a null, unknown or implausible name is guessed. */
    public static String decode(byte[] bytes, String name) {
        String wanted = name == null ? "" : name.strip().toLowerCase(Locale.ROOT);
        if (Utf7.is(wanted)) {
            return Utf7.decode(guess(bytes));
        }
        return named(wanted)
                .filter(charset -> !charset.equals(StandardCharsets.US_ASCII))
                .filter(charset -> !charset.equals(StandardCharsets.UTF_8))
                .map(charset -> new String(bytes, charset))
                .map(text -> text.indexOf('\uFFFD') < 0
                        ? text
                        : mislabelled(bytes, wanted).orElse(text))
                .orElseGet(() -> guess(bytes));
    }

    /** UTF-8 where the bytes are, or are mostly, UTF-8; else windows-1252. */
    public static String guess(byte[] bytes) {
        // what is no UTF-8 becomes U+FFFD
        String lenient = new String(bytes, StandardCharsets.UTF_8);
        if (lenient.indexOf('\uFFFD') < 0) {
            return lenient;
        }
        Optional<String> strict = strict(bytes, StandardCharsets.UTF_8);
        if (strict.isPresent()) {
            return strict.get();
        }
        // Text cut in the middle of a character, or a few stray bytes, is still UTF-8.
        long broken = lenient.chars().filter(c -> c == '\uFFFD').count();
        long sound = lenient.chars().filter(c -> c > 127 && c != '\uFFFD').count();
        return broken > sound ? new String(bytes, WINDOWS_1252) : lenient;
    }

    /** What the bytes are in truth: UTF-8; or one of the other encodings of Japanese, which are taken for one another. */
    private static Optional<String> mislabelled(byte[] bytes, String declared) {
        Optional<String> utf8 = strict(bytes, StandardCharsets.UTF_8);
        boolean japanese =
                declared.startsWith("iso-2022-jp") || declared.startsWith("shift") || declared.equals("euc-jp");
        return !japanese
                ? utf8
                : utf8.or(() -> strict(bytes, Charset.forName("euc-jp")))
                        .or(() -> strict(bytes, Charset.forName("windows-31j")));
    }

    private static Optional<String> strict(byte[] bytes, Charset charset) {
        try {
            CharBuffer text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return Optional.of(text.toString());
        } catch (CharacterCodingException another) {
            return Optional.empty();
        }
    }

    private static Optional<Charset> named(String name) {
        try {
            return name.isEmpty() ? Optional.empty() : Optional.of(Charset.forName(MEANT.getOrDefault(name, name)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }
}
