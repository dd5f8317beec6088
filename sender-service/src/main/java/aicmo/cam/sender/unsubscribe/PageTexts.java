package aicmo.cam.sender.unsubscribe;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The words of the page, in the language that the visitor likes best of those there are. */
final class PageTexts {
    private static final String BUNDLE = "aicmo/cam/sender/unsubscribe/page";
    private static final List<Locale> LANGUAGES = List.of("en", "de", "es", "fr", "it", "nl", "pl", "pt").stream()
            .map(Locale::of)
            .toList();
    private static final int LONGEST_HEADER = 500;

    private final Locale language;
    private final ResourceBundle words;

    private PageTexts(Locale language) {
        this.language = language;
        this.words = ResourceBundle.getBundle(
                BUNDLE,
                language,
                PageTexts.class.getClassLoader(),
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    /** @param acceptLanguage the header; English where it is null, none of ours or unreadable */
    static PageTexts of(String acceptLanguage) {
        return new PageTexts(language(acceptLanguage));
    }

    String language() {
        return language.getLanguage();
    }

    String word(String key, Object... arguments) {
        return new MessageFormat(words.getString(key), language).format(arguments);
    }

    private static Locale language(String header) {
        if (header == null || header.isBlank() || header.length() > LONGEST_HEADER) {
            return Locale.ENGLISH;
        }
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(header), LANGUAGES);
            return found == null ? Locale.ENGLISH : found;
        } catch (IllegalArgumentException e) {
            return Locale.ENGLISH;
        }
    }
}
