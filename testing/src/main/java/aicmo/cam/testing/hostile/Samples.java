package aicmo.cam.testing.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A value that has every property of a schema. */
final class Samples {
    private Samples() {}

    static JsonNode of(JsonNode schema) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        if (schema.path("enum").size() > 0) {
            return schema.path("enum").get(0);
        }
        if (schema.path("examples").path(0).isTextual() && !schema.has("format")) {
            return schema.path("examples").get(0);
        }
        return switch (type(schema)) {
            case "object" -> object(schema);
            case "array" -> {
                ArrayNode list = make.arrayNode();
                list.add(of(schema.path("items")));
                yield list;
            }
            case "integer" -> make.numberNode(Math.max(1, schema.path("minimum").asInt(1)));
            case "number" -> make.numberNode(0.5);
            case "boolean" -> make.booleanNode(false);
            default -> make.textNode(text(schema.path("format").asText()));
        };
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.get(0).asText() : type.asText(schema.has("properties") ? "object" : "string");
    }

    private static ObjectNode object(JsonNode schema) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        schema.path("properties")
                .properties()
                .forEach(property -> object.set(property.getKey(), of(property.getValue())));
        if (schema.path("additionalProperties").isObject()) {
            object.set("x", of(schema.path("additionalProperties")));
        }
        return object;
    }

    private static String text(String format) {
        return switch (format) {
            case "uuid" -> "01890000-0000-7000-8000-000000000000";
            case "date-time" -> "2026-01-01T00:00:00Z";
            case "date" -> "2026-01-01";
            case "local-time", "time" -> "09:00";
            case "duration" -> "PT1H";
            default -> "a@b.example";
        };
    }
}
