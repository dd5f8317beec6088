package aicmo.cam.inbox.message;

import aicmo.cam.events.ReplyIngested;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.Map;

/** The columns of {@code inbound_email} that hold JSON. */
public final class InboundColumns {
    private static final TypeReference<Map<String, List<String>>> HEADERS = new TypeReference<>() {};
    private static final TypeReference<List<Attached>> ATTACHMENTS = new TypeReference<>() {};
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private InboundColumns() {}

    /** As JSON; null for null. */
    public static String write(Object value) {
        try {
            return value == null ? null : JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this can't be written as JSON: " + value, e);
        }
    }

    /** The column {@code headers}. */
    public static Map<String, List<String>> headers(String json) {
        try {
            return JSON.readValue(json, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("inbound_email.headers is not what this service wrote", e);
        }
    }

    /** The column {@code attachments}. */
    public static List<Attached> attachments(String json) {
        try {
            return JSON.readValue(json, ATTACHMENTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("inbound_email.attachments is not what this service wrote", e);
        }
    }

    static Clues clues(String json) {
        return read(json, Clues.class, "clues");
    }

    /** The column {@code delivery_report}; null where it is. */
    public static ReplyIngested.DeliveryReport deliveryReport(String json) {
        return json == null ? null : read(json, ReplyIngested.DeliveryReport.class, "delivery_report");
    }

    private static <T> T read(String json, Class<T> type, String column) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("inbound_email." + column + " is not what this service wrote", e);
        }
    }
}
