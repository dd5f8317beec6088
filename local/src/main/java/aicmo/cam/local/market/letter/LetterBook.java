package aicmo.cam.local.market.letter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How people of one language write: a resource of sections ({@code [name]}) of texts that say the same, with a line {@code ~} between
 * them. In a text {@code {name}} stands for a value and {@code {@pattern}} for a time.
 */
public final class LetterBook {
    private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "ja");
    private static final Pattern PLACE = Pattern.compile("\\{([^}]+)}");

    private final String language;
    private final Map<String, List<String>> sections;

    private LetterBook(String language, Map<String, List<String>> sections) {
        this.language = language;
        this.sections = sections;
    }

    /** One for every language of the market. */
    public static List<LetterBook> everywhere() {
        return LANGUAGES.stream().map(LetterBook::read).toList();
    }

    /** Two letters, ISO 639-1. */
    public String language() {
        return language;
    }

    /** The texts of a section. */
    public List<String> all(String section) {
        List<String> texts = sections.get(section);
        if (texts == null) {
            throw new IllegalArgumentException("the letters in " + language + " have no section [" + section + "]");
        }
        return texts;
    }

    /** The only text of a section. */
    public String one(String section) {
        return all(section).getFirst();
    }

    /** One of the texts of a section; the same number chooses the same. */
    String any(String section, int wording) {
        List<String> texts = all(section);
        return texts.get(Math.floorMod(wording, texts.size()));
    }

    /** The text with values and times in their places. */
    String fill(String text, Map<String, String> values, ZonedDateTime when) {
        return PLACE.matcher(text).replaceAll(place -> {
            String name = place.group(1);
            String value = name.startsWith("@") ? time(name.substring(1), when) : values.get(name);
            if (value == null) {
                throw new IllegalArgumentException(
                        "the letters in " + language + " name {" + name + "}, which there is not");
            }
            return Matcher.quoteReplacement(value);
        });
    }

    /** A time as people of this language write it. */
    String time(String pattern, ZonedDateTime when) {
        return DateTimeFormatter.ofPattern(pattern, Locale.forLanguageTag(language))
                .format(when);
    }

    private static LetterBook read(String language) {
        try (InputStream stream =
                LetterBook.class.getResourceAsStream("/aicmo/cam/local/market/letter/" + language + ".txt")) {
            if (stream == null) {
                throw new IllegalStateException("the letters in " + language + " are not packaged");
            }
            return new LetterBook(
                    language, sections(new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))));
        } catch (IOException e) {
            throw new UncheckedIOException("the letters in " + language + " cannot be read", e);
        }
    }

    private static Map<String, List<String>> sections(BufferedReader reader) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (String line : reader.lines().toList()) {
            boolean opens = line.startsWith("[") && line.endsWith("]");
            if (opens || line.equals("~")) {
                finish(text, texts);
            }
            if (opens) {
                texts = new ArrayList<>();
                sections.put(line.substring(1, line.length() - 1), texts);
            } else if (!line.equals("~")) {
                text.append(line).append('\n');
            }
        }
        finish(text, texts);
        return sections;
    }

    private static void finish(StringBuilder text, List<String> texts) {
        if (!text.isEmpty()) {
            texts.add(text.toString().strip());
            text.setLength(0);
        }
    }
}
