package aicmo.cam.testing.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;

/** Puts the schema that a {@code $ref} names in its place; a schema within itself is left empty there, which allows anything. */
final class Schemas {
    private final JsonNode document;

    Schemas(JsonNode document) {
        this.document = document;
    }

    JsonNode resolved(JsonNode schema) {
        return resolved(schema, new ArrayDeque<>());
    }

    private JsonNode resolved(JsonNode node, Deque<String> open) {
        if (node.has("$ref")) {
            return referenced(node.path("$ref").asText(), open);
        }
        if (node.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(member -> copy.set(member.getKey(), resolved(member.getValue(), open)));
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> copy.add(resolved(element, open)));
            return copy;
        }
        return node.isMissingNode() ? JsonNodeFactory.instance.objectNode() : node;
    }

    private JsonNode referenced(String reference, Deque<String> open) {
        if (open.contains(reference)) {
            return JsonNodeFactory.instance.objectNode();
        }
        JsonNode target = document.at(reference.substring(1));
        if (target.isMissingNode()) {
            throw new IllegalStateException("the OpenAPI document has no " + reference);
        }
        open.push(reference);
        JsonNode resolved = resolved(target, open);
        open.pop();
        return resolved;
    }
}
