package aicmo.cam.mail.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The templates that were used last: a campaign's few templates are rendered for thousands of leads, and reading is slow. */
final class ParsedTemplates {
    /** Characters of all that are kept; a parse tree takes a few hundred times the memory of its text. */
    private static final int ROOM = 200_000;

    private final Map<String, Template> byText = new LinkedHashMap<>(16, 0.75f, true);
    private int held;

    Template get(String text, Function<String, Template> read) {
        synchronized (this) {
            Template known = byText.get(text);
            if (known != null) {
                return known;
            }
        }
        Template fresh = read.apply(text);
        keep(text, fresh);
        return fresh;
    }

    private synchronized void keep(String text, Template fresh) {
        if (text.length() > ROOM / 4 || byText.putIfAbsent(text, fresh) != null) {
            return;
        }
        held += text.length();
        var eldest = byText.keySet().iterator();
        while (held > ROOM) {
            held -= eldest.next().length();
            eldest.remove();
        }
    }
}
