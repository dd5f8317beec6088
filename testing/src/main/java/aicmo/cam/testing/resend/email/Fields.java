package aicmo.cam.testing.resend.email;

import aicmo.cam.testing.resend.ResendError;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of one JSON object, each of the type it must have. */
public record Fields(JsonNode object) {

    public Fields {
        if (!object.isObject()) {
            throw ResendError.VALIDATION_ERROR.because("Expected an object, received " + object.getNodeType());
        }
    }

    public boolean has(String name) {
        return object.hasNonNull(name);
    }

    public Optional<String> text(String name) {
        return value(name).map(value -> asText(name, value));
    }

    public String requiredText(String name) {
        return text(name).filter(text -> !text.isBlank()).orElseThrow(() -> missing(name));
    }

    /** A string, or a list of strings. */
    public List<String> texts(String name) {
        return value(name)
                .map(value -> value.isArray() ? list(name, value) : List.of(asText(name, value)))
                .orElse(List.of());
    }

    public List<JsonNode> objects(String name) {
        List<JsonNode> objects = new ArrayList<>();
        value(name).ifPresent(value -> {
            if (!value.isArray()) {
                throw wrongType(name, "an array");
            }
            value.forEach(objects::add);
        });
        return objects;
    }

    public Map<String, String> map(String name) {
        Map<String, String> map = new LinkedHashMap<>();
        value(name).ifPresent(value -> {
            if (!value.isObject()) {
                throw wrongType(name, "an object");
            }
            value.properties()
                    .forEach(entry -> map.put(entry.getKey(), asText(name + "." + entry.getKey(), entry.getValue())));
        });
        return map;
    }

    public Optional<JsonNode> value(String name) {
        return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
    }

    public static RuntimeException missing(String name) {
        return ResendError.MISSING_REQUIRED_FIELD.because("The `" + name + "` field is missing.");
    }

    public static RuntimeException wrongType(String name, String type) {
        return ResendError.VALIDATION_ERROR.because("The `" + name + "` field must be " + type + ".");
    }

    private static List<String> list(String name, JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(asText(name, item)));
        return texts;
    }

    private static String asText(String name, JsonNode value) {
        if (!value.isTextual()) {
            throw wrongType(name, "a string");
        }
        return value.textValue();
    }
}
