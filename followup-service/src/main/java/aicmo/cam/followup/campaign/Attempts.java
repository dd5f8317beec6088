package aicmo.cam.followup.campaign;

import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Parts of one round of work that do not depend on each other. A part that fails is logged and keeps no other part waiting. */
public final class Attempts {
    private static final Logger LOG = Logger.getLogger(Attempts.class);

    private boolean failed;

    /** @return what the part answers; {@code otherwise} where it failed */
    public <T> T of(String what, Supplier<T> part, T otherwise) {
        try {
            return part.get();
        } catch (RuntimeException e) {
            failed = true;
            LOG.warnf(e, "%s failed and will be attempted again", what);
            return otherwise;
        }
    }

    /** Whether any part failed so far. */
    public boolean failed() {
        return failed;
    }
}
