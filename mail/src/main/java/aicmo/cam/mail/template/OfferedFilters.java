package aicmo.cam.mail.template;

import java.util.ArrayList;
import java.util.List;
import liqp.TemplateContext;
import liqp.filters.Filter;
import liqp.filters.Filters;

/** The filters that a template may use: those of Liquid that a letter needs, each within {@link Limits}. */
final class OfferedFilters {
    /** Of liqp's own; those that are not linear in their input stand in {@link TextFilter} instead. */
    private static final List<String> TEXT = List.of(
            "append",
            "capitalize",
            "date",
            "first",
            "join",
            "last",
            "prepend",
            "size",
            "slice",
            "strip",
            "strip_newlines",
            "truncate",
            "truncatewords",
            "url_encode");

    private static final List<String> NUMBERS = List.of(
            "abs", "at_least", "at_most", "ceil", "divided_by", "floor", "minus", "modulo", "plus", "round", "times");
    private static final List<String> ESCAPES = List.of("escape", "escape_once", "h");

    private static final Filters FOR_TEXT = build(false);
    private static final Filters FOR_HTML = build(true);

    private OfferedFilters() {}

    static Filters of(boolean html) {
        return html ? FOR_HTML : FOR_TEXT;
    }

    static String names() {
        return String.join(", ", FOR_TEXT.getMap().keySet().stream().sorted().toList());
    }

    private static Filters build(boolean html) {
        List<Filter> filters = new ArrayList<>();
        TextFilter.all().forEach(filter -> filters.add(new BoundedFilter(filter, false)));
        TEXT.forEach(name -> filters.add(new BoundedFilter(liquid(name), false)));
        NUMBERS.forEach(name -> filters.add(new BoundedFilter(liquid(name), true)));
        // in HTML everything is escaped on its way out, and once is enough
        ESCAPES.forEach(name -> filters.add(html ? new AsItIs(name) : new BoundedFilter(liquid(name), false)));
        filters.add(new DefaultFilter());
        return Filters.of(filters);
    }

    private static Filter liquid(String name) {
        Filter filter = Filters.DEFAULT_FILTERS.get(name);
        if (filter == null) {
            throw new IllegalStateException("liqp has no filter '" + name + "'");
        }
        return filter;
    }

    private static final class AsItIs extends Filter {
        AsItIs(String name) {
            super(name);
        }

        @Override
        public Object apply(Object value, TemplateContext context, Object... params) {
            return value;
        }
    }

    /** {@code default}, which must itself have a value: a letter with a hole in it is never meant. */
    private static final class DefaultFilter extends Filter {
        DefaultFilter() {
            super("default");
        }

        @Override
        public Object apply(Object value, TemplateContext context, Object... params) {
            if (value != null
                    && !Boolean.FALSE.equals(value)
                    && !value.toString().isBlank()) {
                return value;
            }
            if (params.length == 0 || params[0] == null) {
                throw new TemplateError(0, "neither the variable nor its default has a value");
            }
            return params[0];
        }
    }
}
