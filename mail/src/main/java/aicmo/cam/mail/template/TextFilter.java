package aicmo.cam.mail.template;

import aicmo.cam.mail.coding.LetterCase;
import aicmo.cam.mail.template.text.HtmlStripper;
import aicmo.cam.mail.template.text.Occurrences;
import java.util.ArrayList;
import java.util.List;
import liqp.TemplateContext;
import liqp.filters.Filter;

/**
 * The filters of Liquid that liqp implements by regular expressions or nested searches, whose time grows with the square of the
 * text. These do the same in linear time.
 */
final class TextFilter extends Filter {
    private final Work work;

    private TextFilter(String name, Work work) {
        super(name);
        this.work = work;
    }

    /** All of them. */
    static List<Filter> all() {
        return List.of(
                new TextFilter("strip_html", (text, params) -> HtmlStripper.strip(text)),
                new TextFilter("downcase", (text, params) -> LetterCase.lower(text)),
                new TextFilter("upcase", (text, params) -> LetterCase.upper(text)),
                new TextFilter("lstrip", (text, params) -> text.stripLeading()),
                new TextFilter("rstrip", (text, params) -> text.stripTrailing()),
                new TextFilter("remove", (text, params) -> replaced(text, param(params, 0), "", Integer.MAX_VALUE)),
                new TextFilter("remove_first", (text, params) -> replaced(text, param(params, 0), "", 1)),
                new TextFilter(
                        "replace",
                        (text, params) -> replaced(text, param(params, 0), replacement(params), Integer.MAX_VALUE)),
                new TextFilter(
                        "replace_first", (text, params) -> replaced(text, param(params, 0), replacement(params), 1)),
                new TextFilter("split", (text, params) -> split(text, param(params, 0))));
    }

    @Override
    public Object apply(Object value, TemplateContext context, Object... params) {
        List<String> texts = new ArrayList<>(params.length);
        for (Object param : params) {
            if (param == null) {
                throw new TemplateError(0, "an argument of '" + name + "' is nil; write a text instead");
            }
            texts.add(asString(param, context));
        }
        return work.apply(asString(value, context), texts);
    }

    private static String param(List<String> params, int index) {
        if (index >= params.size()) {
            throw new TemplateError(0, "the filter lacks its argument; write the text to look for after a colon");
        }
        return params.get(index);
    }

    private static String replacement(List<String> params) {
        return params.size() < 2 ? "" : params.get(1);
    }

    private static String replaced(String text, String needle, String replacement, int times) {
        if (needle.isEmpty()) {
            return times == 1 ? replacement + text : text.replace("", replacement);
        }
        Occurrences occurrences = new Occurrences(needle);
        StringBuilder replaced = new StringBuilder(text.length());
        int end = 0;
        int left = times;
        for (int at = occurrences.next(text, 0); at >= 0 && left > 0; at = occurrences.next(text, end), left--) {
            replaced.append(text, end, at).append(replacement);
            end = at + needle.length();
        }
        return replaced.append(text, end, text.length()).toString();
    }

    /** As liqp splits: a delimiter at the very start is text, and empty pieces at the end are dropped. */
    private static String[] split(String text, String delimiter) {
        if (text.isEmpty()) {
            return new String[0];
        }
        if (delimiter.isEmpty()) {
            return text.codePoints().mapToObj(Character::toString).toArray(String[]::new);
        }
        Occurrences occurrences = new Occurrences(delimiter);
        List<String> pieces = new ArrayList<>();
        int start = 0;
        for (int at = occurrences.next(text, 1); at >= 0; at = occurrences.next(text, start)) {
            pieces.add(text.substring(start, at));
            start = at + delimiter.length();
        }
        pieces.add(text.substring(start));
        while (pieces.size() > 1 && pieces.getLast().isEmpty()) {
            pieces.removeLast();
        }
        return pieces.toArray(String[]::new);
    }

    private interface Work {
        Object apply(String text, List<String> params);
    }
}
