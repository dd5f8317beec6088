package aicmo.cam.inbox.thread;

import aicmo.cam.events.Event;
import aicmo.cam.messaging.Traced;
import java.util.function.Function;

/**
 * What an event tells of a mail, and the trace in which it does.
 *
 * @param traceparent null outside a trace
 */
record Telling(Announced mail, String traceparent) {
    static <E extends Event> Telling of(Traced<E> event, Function<E, Announced> reading) {
        return new Telling(reading.apply(event.event()), event.trace().get("traceparent"));
    }
}
