package aicmo.cam.e2e.docs;

import java.util.Locale;

/**
 * One setting of a service.
 *
 * @param property as MicroProfile Config knows it, such as {@code aicmo.cam.email.daily-cap}
 * @param type as the config class says
 * @param fallback the default; null where there is none
 * @param meaning the docstring
 */
record Setting(String property, String type, String fallback, String meaning) {
    Setting {
        // A docstring may begin with the name, for who reads the class; the page has the name already.
        meaning = meaning.replaceFirst("^[A-Z][A-Z_]+: ", "");
    }

    /** The environment variable, by the rule of MicroProfile Config. */
    String variable() {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    String row() {
        String shown = fallback == null ? "–" : "`" + fallback.replace("|", "\\|") + "`";
        return "| `" + variable() + "` | " + shown + " | " + meaning.replace("|", "\\|") + " |";
    }
}
