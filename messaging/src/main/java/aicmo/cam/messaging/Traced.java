package aicmo.cam.messaging;

import aicmo.cam.events.Event;
import java.util.Map;

/**
 * An event and the trace that it belongs to, where many are handled or published together.
 *
 * @param trace the headers that continue it (W3C {@code traceparent}); empty outside a trace
 */
public record Traced<E extends Event>(E event, Map<String, String> trace) {
    public Traced {
        trace = Map.copyOf(trace);
    }
}
