package aicmo.cam.rest.guard;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** A streamed body that did not arrive whole: the client left, or sent nothing for too long. That is no failure of the service. */
public final class LostBody {
    private static final Logger LOG = Logger.getLogger(LostBody.class);
    private static final String STREAM = "org.jboss.resteasy.reactive.server.vertx.VertxInputStream";

    private LostBody() {}

    /** Whether an exception comes from the stream of a body, and not from a file or a database whose errors look alike. */
    public static boolean isCauseOf(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .anyMatch(cause -> cause instanceof IOException
                        && Arrays.stream(cause.getStackTrace()).limit(5).anyMatch(frame -> frame.getClassName()
                                .startsWith(STREAM)));
    }

    /** Tells of it in one line, and says what a client is answered that is still there. */
    public static Refusal tell(Throwable failure) {
        LOG.infof("a client left before its request was complete: %s", failure.getMessage());
        return Refusal.timeout("the rest of the body did not arrive; send it again");
    }
}
