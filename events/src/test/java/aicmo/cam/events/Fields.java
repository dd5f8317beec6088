package aicmo.cam.events;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The fields of a JSON document, each by its pointer, at every depth. */
final class Fields {
    private Fields() {}

    static List<JsonPointer> of(JsonNode json) {
        List<JsonPointer> found = new ArrayList<>();
        collect(json, JsonPointer.empty(), found);
        return found;
    }

    private static void collect(JsonNode json, JsonPointer here, List<JsonPointer> found) {
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            JsonPointer pointer = here.appendProperty(field.getKey());
            found.add(pointer);
            collect(field.getValue(), pointer, found);
        }
        for (int i = 0; json.isArray() && i < json.size(); i++) {
            collect(json.get(i), here.appendIndex(i), found);
        }
    }

    static JsonNode without(JsonNode json, JsonPointer field) {
        JsonNode copy = json.deepCopy();
        ((ObjectNode) copy.at(field.head())).remove(field.last().getMatchingProperty());
        return copy;
    }

    /** Every object of the document, with one more field than its publisher's contract knows. */
    static JsonNode withUnknownOnes(JsonNode json) {
        JsonNode copy = json.deepCopy();
        List<JsonPointer> objects = new ArrayList<>(List.of(JsonPointer.empty()));
        of(copy).stream().filter(field -> copy.at(field).isObject()).forEach(objects::add);
        objects.stream()
                .filter(field -> !field.toString().matches(".*/(headers|variables)"))
                .forEach(field -> ((ObjectNode) copy.at(field))
                        .putObject("told_by_a_later_version")
                        .put("a", 1));
        return copy;
    }

    /** The document without empty arrays and objects: to a reader an absent collection is an empty one. */
    static JsonNode withoutEmptyOnes(JsonNode json) {
        JsonNode copy = json.deepCopy();
        of(copy).reversed().stream()
                .filter(field ->
                        copy.at(field).isContainerNode() && copy.at(field).isEmpty())
                .forEach(field ->
                        ((ObjectNode) copy.at(field.head())).remove(field.last().getMatchingProperty()));
        return copy;
    }
}
