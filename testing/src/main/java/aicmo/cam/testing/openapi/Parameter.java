package aicmo.cam.testing.openapi;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A parameter of an operation.
 *
 * @param name as it stands in the request, such as {@code campaign_id} or {@code Idempotency-Key}
 * @param schema its JSON Schema, with every {@code $ref} resolved
 */
public record Parameter(String name, In in, boolean required, JsonNode schema) {
    /** Where in the request a parameter stands. */
    public enum In {
        PATH,
        QUERY,
        HEADER,
        COOKIE
    }

    /** Its JSON type, such as {@code string} or {@code integer}. */
    public String type() {
        return schema.path("type").asText("string");
    }

    /** A value that has the form that the schema asks for. */
    public String example() {
        if (schema.path("enum").size() > 0) {
            return schema.path("enum").get(0).asText();
        }
        return switch (type()) {
            case "integer", "number" -> schema.path("minimum").asText("1");
            case "boolean" -> "true";
            default -> text();
        };
    }

    private String text() {
        return switch (schema.path("format").asText()) {
            case "uuid" -> "01890000-0000-7000-8000-000000000000";
            case "date-time" -> "2026-01-01T00:00:00Z";
            case "date" -> "2026-01-01";
            case "duration" -> "P1D";
            default -> "x";
        };
    }
}
