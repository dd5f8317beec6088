package aicmo.cam.events;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What a reader of an event relies on, flat: each path with its type, and whether it is always there. The elements of an array
 * stand at {@code path[]}, the values of a map at {@code path.*}.
 */
record Shape(Map<String, String> types) {

    static Shape of(Topic topic) {
        return of(Contract.schema(topic));
    }

    static Shape of(JsonNode schema) {
        Map<String, String> types = new TreeMap<>();
        members(schema, "", types);
        return new Shape(types);
    }

    /** The paths of fields alone, without those of elements. */
    List<String> fields() {
        return types.keySet().stream()
                .filter(path -> !path.endsWith("[]") && !path.endsWith("*"))
                .toList();
    }

    static String path(JsonPointer field) {
        return field.toString().substring(1).replaceAll("/\\d+", "[]").replace('/', '.');
    }

    private static void members(JsonNode schema, String prefix, Map<String, String> types) {
        for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
            boolean required = StreamSupport.stream(schema.path("required").spliterator(), false)
                    .anyMatch(name -> name.textValue().equals(field.getKey()));
            put(field.getValue(), prefix + field.getKey(), required ? "required" : "optional", types);
        }
    }

    private static void put(JsonNode schema, String path, String presence, Map<String, String> types) {
        JsonNode told = resolved(schema);
        types.put(path, type(told) + " " + presence);
        members(told, path + ".", types);
        if (told.has("items")) {
            put(told.get("items"), path + "[]", "element", types);
        }
        if (told.path("additionalProperties").isObject()) {
            put(told.get("additionalProperties"), path + ".*", "element", types);
        }
    }

    static JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? Contract.schema(schema.get("$ref").textValue()) : schema;
    }

    private static String type(JsonNode schema) {
        if (schema.has("enum")) {
            return StreamSupport.stream(schema.get("enum").spliterator(), false)
                    .map(JsonNode::textValue)
                    .sorted()
                    .collect(Collectors.joining("|", "enum(", ")"));
        }
        String type = schema.path("type").asText();
        return schema.has("format") ? type + "(" + schema.get("format").textValue() + ")" : type;
    }
}
