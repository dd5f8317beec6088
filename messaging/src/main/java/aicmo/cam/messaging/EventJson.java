package aicmo.cam.messaging;

import aicmo.cam.events.Event;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/** An event's form on the wire: JSON in snake_case, times as ISO 8601, absent components left out, unknown ones ignored. */
public final class EventJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private EventJson() {}

    /** The event as UTF-8 JSON. */
    public static byte[] write(Event event) {
        try {
            return MAPPER.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this event can't be written as JSON: " + event, e);
        }
    }

    /**
     * The event that these bytes are.
     *
     * @throws UnreadableEvent where they are not JSON, or a mandatory component is missing or of another type
     */
    public static <E extends Event> E read(byte[] json, Class<E> type) {
        if (json == null) {
            throw new UnreadableEvent("a " + type.getSimpleName() + " without a body", null);
        }
        E event;
        try {
            event = MAPPER.readValue(json, type);
        } catch (IOException e) {
            throw new UnreadableEvent("not a readable " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
        if (event == null) {
            throw new UnreadableEvent("a " + type.getSimpleName() + " whose body is null", null);
        }
        return event;
    }
}
