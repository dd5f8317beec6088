package aicmo.cam.followup.campaign;

import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.jboss.logging.Logger;

/** Parts of one round of work that do not depend on each other. A part that fails is logged and keeps no other part waiting. */
public final class Attempts {
    private static final Logger LOG = Logger.getLogger(Attempts.class);

    private boolean failed;

    /** @return what the part answers; 0 where it failed */
    public int of(String what, IntSupplier part) {
        try {
            return part.getAsInt();
        } catch (RuntimeException e) {
            failed = true;
            LOG.warnf(e, "%s failed and will be attempted again", what);
            return 0;
        }
    }

    /** @return what the part answers; false where it failed */
    boolean succeeds(String what, BooleanSupplier part) {
        return of(what, () -> part.getAsBoolean() ? 1 : 0) == 1;
    }

    /** Whether any part failed so far. */
    public boolean failed() {
        return failed;
    }
}
