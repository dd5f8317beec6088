package aicmo.cam.mail.template;

import aicmo.cam.mail.template.text.Occurrences;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import liqp.TemplateContext;
import liqp.filters.Filter;

/**
 * A filter of Liquid that can neither fill the memory nor take long: it measures what goes in, and what would come out, before the
 * filter runs, and every filter that is offered is linear in that.
 */
final class BoundedFilter extends Filter {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");

    private static final int MOST_PADDED = 99;

    /** What is longer is no date, and liqp leaves what is none as it is, after a hundred patterns were tried on it. */
    private static final int LONGEST_DATE = 100;

    private final Filter filter;
    private final boolean numeric;

    BoundedFilter(Filter filter, boolean numeric) {
        super(filter.name);
        this.filter = filter;
        this.numeric = numeric;
    }

    @Override
    public Object apply(Object value, TemplateContext context, Object... params) {
        if (context instanceof TimedContext timed) {
            timed.checkTime();
        }
        if (name.equals("date") && length(value) > LONGEST_DATE) {
            return value;
        }
        check(value);
        long taken = length(value);
        for (Object param : params) {
            check(param);
            taken += length(param);
        }
        bound(Math.max(taken, made(value, params)));
        Object result = filter.apply(value, context, clamped(params));
        bound(length(result));
        return result instanceof String text ? withoutHalves(text) : result;
    }

    /** Liquid cuts between characters; liqp may cut one in two that takes two units of UTF-16, and no mail can be written with half. */
    private static String withoutHalves(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text)
                ? text
                : text.codePoints()
                        .filter(character -> character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private void check(Object given) {
        if (numeric && given != null && !NUMBER.matcher(given.toString()).matches()) {
            throw new TemplateError(
                    0,
                    "'" + name + "' takes numbers of at most " + Limits.DIGITS + " digits, not '" + shortened(given)
                            + "'");
        }
    }

    /** Counts of characters and digits within what makes a difference: liqp writes a character for each, or overflows. */
    private Object[] clamped(Object... params) {
        return switch (name) {
            case "truncate", "truncatewords" -> clamped(0, 0, Limits.VALUE, params);
            case "round" -> clamped(0, 0, Limits.DIGITS, params);
            case "slice" -> clamped(1, 0, Limits.VALUE, clamped(0, -Limits.VALUE, Limits.VALUE, params));
            default -> params;
        };
    }

    private Object[] clamped(int index, int least, int most, Object... params) {
        return IntStream.range(0, params.length)
                .mapToObj(i -> i == index ? clamped(params[i], least, most) : params[i])
                .toArray();
    }

    private Object clamped(Object param, int least, int most) {
        try {
            return (long) Math.clamp(asNumber(param).doubleValue(), least, most);
        } catch (NumberFormatException e) {
            throw new TemplateError(0, "'" + name + "' takes a number, not '" + shortened(param) + "'");
        }
    }

    /** How long the result may become where it can be more than what went in. */
    private long made(Object value, Object... params) {
        return switch (name) {
            case "replace" ->
                params.length < 2 ? 0 : length(value) + times(whole(value), text(params[0])) * length(params[1]);
            case "join" -> length(value) + size(value) * (params.length == 0 ? 1 : length(params[0]));
            case "date" -> params.length == 0 ? 0 : dateLength(text(params[0]));
            default -> 0;
        };
    }

    /** A format may ask for padding to any width: to three digits and more, nobody does who means a date. */
    private static long dateLength(String format) {
        int digits = 0;
        boolean directive = false;
        long length = format.length();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            digits = Character.isDigit(c) ? digits + 1 : 0;
            directive = c == '%' || (directive && !Character.isLetter(c));
            if (directive && digits > 2) {
                return Long.MAX_VALUE;
            }
            length += directive && digits > 0 ? MOST_PADDED : 0;
        }
        return length;
    }

    private static long times(String text, String part) {
        return part.isEmpty() ? text.length() + 1L : new Occurrences(part).count(text);
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
                        + Arrays.stream(many).mapToLong(BoundedFilter::length).sum();
            case CharSequence text -> text.length();
            default -> value.toString().length();
        };
    }

    /** A list as the filter sees it, in one piece. */
    private static String whole(Object value) {
        return switch (value) {
            case Collection<?> many -> many.stream().map(BoundedFilter::whole).collect(Collectors.joining());
            case Object[] many -> Arrays.stream(many).map(BoundedFilter::whole).collect(Collectors.joining());
            case null, default -> text(value);
        };
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    static String shortened(Object value) {
        String text = value.toString();
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
