package aicmo.cam.mail.template;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.regex.Pattern;
import liqp.TemplateContext;
import liqp.filters.Filter;

/** A filter of Liquid that can't be made to fill the memory: what goes in, and what would come out, is measured before. */
final class BoundedFilter extends Filter {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");

    private final Filter filter;
    private final boolean numeric;

    BoundedFilter(Filter filter, boolean numeric) {
        super(filter.name);
        this.filter = filter;
        this.numeric = numeric;
    }

    @Override
    public Object apply(Object value, TemplateContext context, Object... params) {
        check(value);
        long taken = length(value);
        for (Object param : params) {
            check(param);
            taken += length(param);
        }
        bound(Math.max(taken, made(value, params)));
        Object result = filter.apply(value, context, params);
        bound(length(result));
        return result;
    }

    private void check(Object given) {
        if (numeric && given != null && !NUMBER.matcher(given.toString()).matches()) {
            throw new TemplateError(
                    0,
                    "'" + name + "' takes numbers of at most " + Limits.DIGITS + " digits, not '" + shortened(given)
                            + "'");
        }
    }

    /** How long the result may become where it can be more than what went in. */
    private long made(Object value, Object... params) {
        return switch (name) {
            case "replace" ->
                params.length < 2 ? 0 : length(value) + times(text(value), text(params[0])) * length(params[1]);
            case "join" -> length(value) + size(value) * (params.length == 0 ? 1 : length(params[0]));
            case "date" -> params.length == 0 ? 0 : dateLength(text(params[0]));
            default -> 0;
        };
    }

    /** A format may ask for padding to any width. */
    private static long dateLength(String format) {
        return format.matches(".*%[^a-zA-Z%]*\\d{3,}.*") ? Long.MAX_VALUE : format.length();
    }

    private static long times(String text, String part) {
        if (part.isEmpty()) {
            return text.length() + 1L;
        }
        long times = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            times++;
        }
        return times;
    }

    private void bound(long length) {
        if (length > Limits.VALUE) {
            throw new TemplateError(
                    0, "the filter '" + name + "' would handle more than " + Limits.VALUE + " characters at once");
        }
    }

    private static long size(Object value) {
        return switch (value) {
            case Collection<?> many -> many.size();
            case Object[] many -> many.length;
            case null, default -> 1;
        };
    }

    private static long length(Object value) {
        return switch (value) {
            case null -> 0;
            case Collection<?> many ->
                many.stream().mapToLong(BoundedFilter::length).sum() + many.size();
            case Object[] many ->
                Array.getLength(many)
                        + java.util.Arrays.stream(many)
                                .mapToLong(BoundedFilter::length)
                                .sum();
            case CharSequence text -> text.length();
            default -> value.toString().length();
        };
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    private static String shortened(Object value) {
        String text = value.toString();
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
