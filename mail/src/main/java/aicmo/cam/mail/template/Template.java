package aicmo.cam.mail.template;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import liqp.TemplateParser;
import liqp.exceptions.LiquidException;
import liqp.nodes.LNode;
import liqp.parser.Flavor;

/**
 * A template in Liquid, the language that senders know: {@code Hi {{ first_name | default: "there" }}}.
 *
 * <p>It is strict: a variable without a value is an error wherever it would be printed or worked with, unless a
 * {@code default} stands by; a blank value is no value. Within {@code if} it simply counts as false. Includes, captures, files
 * and every filter that could take the machine's memory are not offered, and size, loops and time are limited, so that a
 * template may come from anybody. Templates are immutable and may be used by many threads.
 */
public final class Template {
    private static final TemplateParser LIQUID = new TemplateParser.Builder()
            .withFlavor(Flavor.LIQUID)
            .withErrorMode(TemplateParser.ErrorMode.STRICT)
            .withMaxIterations(Limits.ITERATIONS)
            .withMaxSizeRenderedString(Limits.RENDERED)
            .build();
    private static final ParsedTemplates PARSED = new ParsedTemplates();

    private final liqp.Template parsed;
    private final Set<String> names;
    private final Set<String> needed;

    private Template(liqp.Template parsed, Set<String> names, Set<String> needed) {
        this.parsed = parsed;
        this.names = names;
        this.needed = needed;
    }

    /**
     * Reads a template.
     *
     * @throws TemplateError where it is no Liquid, or uses what is not offered here
     */
    public static Template parse(String text) {
        if (text.length() > Limits.TEMPLATE) {
            throw new TemplateError(
                    0, "the template has " + text.length() + " characters; at most " + Limits.TEMPLATE + " are taken");
        }
        return PARSED.get(text, Template::read);
    }

    private static Template read(String text) {
        SourceCheck.check(text);
        try {
            liqp.Template parsed = LIQUID.parse(text);
            LiquidVisitor visitor = new LiquidVisitor(false);
            visitor.visit(parsed.getParseTree());
            return new Template(parsed, visitor.names(), visitor.needed());
        } catch (TemplateError e) {
            throw e;
        } catch (LiquidException e) {
            throw new TemplateError(e.line, SyntaxWords.of(firstLine(e)));
        } catch (RuntimeException e) {
            throw e.getCause() instanceof LiquidException cause
                    ? new TemplateError(cause.line, SyntaxWords.of(firstLine(cause)))
                    : new TemplateError(0, "the template can't be read: " + firstLine(e));
        } catch (StackOverflowError e) {
            throw new TemplateError(0, "the template is nested too deeply");
        }
    }

    /** The variables that it may ask for; those it assigns itself are not among them. */
    public Set<String> names() {
        return names;
    }

    /** The names that stand somewhere without a default: only who lacks one of these may be refused a rendering. */
    public Set<String> needed() {
        return needed;
    }

    /**
     * Renders plain text: a subject, or a text body.
     *
     * @throws TemplateError where a variable has no value, or a limit is passed
     */
    public String render(Map<String, String> variables) {
        return render(variables, false, WorkClock::nanos);
    }

    /**
     * Renders HTML: what comes out of {@code {{ … }}} is escaped, always.
     *
     * @throws TemplateError where a variable has no value, or a limit is passed
     */
    public String renderHtml(Map<String, String> variables) {
        return render(variables, true, WorkClock::nanos);
    }

    /** @param nanoTime the clock that the deadline is measured by */
    String render(Map<String, String> variables, boolean html, LongSupplier nanoTime) {
        Map<String, Object> present = new HashMap<>();
        variables.forEach((name, value) -> {
            if (value != null && !value.isBlank()) {
                present.put(name, value);
            }
        });
        try {
            LNode root = new LiquidVisitor(html).visit(parsed.getParseTree());
            Object rendered = root.render(new TimedContext(parsed, LIQUID, present, nanoTime));
            return rendered == null ? "" : rendered.toString();
        } catch (TemplateError e) {
            throw e;
        } catch (LiquidException e) {
            throw new TemplateError(e.line, SyntaxWords.of(firstLine(e)));
        } catch (RuntimeException e) {
            throw new TemplateError(0, firstLine(e));
        } catch (StackOverflowError e) {
            throw new TemplateError(0, "the template is nested too deeply");
        }
    }

    private static String firstLine(RuntimeException e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines().findFirst().orElse(message);
    }
}
