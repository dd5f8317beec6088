package aicmo.cam.mail.template;

import aicmo.cam.mail.template.text.Oddities;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
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
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\x{2028}\\x{2029}]+");
    private static final ParsedTemplates PARSED = new ParsedTemplates();

    private final liqp.Template parsed;
    private final Set<String> names;
    private final Set<String> needed;
    private final Reliability reliability;

    private Template(liqp.Template parsed, LiquidVisitor visitor) {
        this.parsed = parsed;
        this.names = visitor.names();
        this.needed = visitor.needed();
        this.reliability = visitor.reliability();
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
            return new Template(parsed, visitor);
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
     * Whether it renders for everybody who has what it {@link #needed needs}, in values of at most 2,000 characters: it is text with
     * variables, without arithmetic, comparisons of size, loops and long results. Whether it renders for others, a rendering tells.
     */
    public boolean isReliable() {
        return reliability.isCertain();
    }

    /** Whether something comes out that is not blank, whatever the values are. */
    public boolean alwaysSpeaks() {
        return reliability.speaks();
    }

    /**
     * Merge tags of other programs and characters that nobody sees, which would be sent as they stand; each as an error with its line.
     *
     * @param meaning the variable that a name of another program stands for, where there is one
     */
    public List<TemplateError> oddities(boolean html, Function<String, Optional<String>> meaning) {
        Literals literals = Literals.of(parsed.getParseTree());
        return new Oddities(html, meaning)
                .in(literals.text()).stream()
                        .map(oddity -> new TemplateError(literals.line(oddity.at()), oddity.words()))
                        .toList();
    }

    /**
     * Renders one line, for a header: line ends and other control characters, which a cell of a list may have, become a space.
     *
     * @throws TemplateError where a variable has no value, or a limit is passed
     */
    public String renderLine(Map<String, String> variables) {
        return CONTROLS.matcher(render(variables)).replaceAll(" ").strip();
    }

    /**
     * Renders plain text, such as a text body.
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
            throw new TemplateError(0, "the values don't fit (" + firstLine(e) + ")");
        } catch (StackOverflowError e) {
            throw new TemplateError(0, "the template is nested too deeply");
        }
    }

    private static String firstLine(RuntimeException e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines().findFirst().orElse(message);
    }
}
