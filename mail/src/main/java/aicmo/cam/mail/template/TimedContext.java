package aicmo.cam.mail.template;

import java.util.Map;
import java.util.function.LongSupplier;
import liqp.RenderTransformer;
import liqp.TemplateContext;
import liqp.TemplateParser;

/**
 * A rendering that ends at its deadline. The time is checked at every block, every round of a loop, every variable and every
 * filter; between two checks stands work that is linear in the template and in {@link Limits#VALUE}, so that none of it can block.
 */
final class TimedContext extends TemplateContext {
    private final LongSupplier nanoTime;
    private final long deadline;

    TimedContext(liqp.Template template, TemplateParser parser, Map<String, Object> variables, LongSupplier nanoTime) {
        super(template, parser, variables);
        this.nanoTime = nanoTime;
        this.deadline = nanoTime.getAsLong() + Limits.TIME.toNanos();
    }

    /** Of a loop within. */
    private TimedContext(TimedContext parent, Map<String, Object> variables) {
        super(variables, parent);
        this.nanoTime = parent.nanoTime;
        this.deadline = parent.deadline;
    }

    /** @throws TemplateError where the time is over */
    void checkTime() {
        if (nanoTime.getAsLong() - deadline > 0) {
            throw new TemplateError(
                    0,
                    "rendering takes longer than " + Limits.TIME.toSeconds()
                            + " seconds of work; use fewer or shorter loops, conditions and filters");
        }
    }

    @Override
    public boolean containsKey(String key) {
        checkTime();
        return super.containsKey(key);
    }

    @Override
    public void incrementIterations() {
        checkTime();
        super.incrementIterations();
    }

    @Override
    public RenderTransformer.ObjectAppender.Controller newObjectAppender(int estimatedNumberOfAppends) {
        checkTime();
        return super.newObjectAppender(estimatedNumberOfAppends);
    }

    @Override
    public TemplateContext newChildContext(Map<String, Object> variablesForChild) {
        return new TimedContext(this, variablesForChild);
    }
}
