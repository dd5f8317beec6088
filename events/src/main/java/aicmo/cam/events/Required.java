package aicmo.cam.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What the compact constructors of the events ask of their components. */
final class Required {
    private Required() {}

    static void identity(UUID eventId, Instant occurredAt) {
        given(eventId, "event_id");
        given(occurredAt, "occurred_at");
    }

    static void given(Object component, String wireName) {
        Objects.requireNonNull(component, () -> wireName + " is missing");
    }

    static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    static <K, V> Map<K, V> orEmpty(Map<K, V> map) {
        return map == null ? Map.of() : Map.copyOf(map);
    }
}
