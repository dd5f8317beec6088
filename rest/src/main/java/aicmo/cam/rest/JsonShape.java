package aicmo.cam.rest;

import aicmo.cam.rest.Problem.InvalidField;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Holds a JSON tree to the shape of a record, and takes out of it what does not fit, so that the rest can be read and judged too. */
final class JsonShape {
    private static final SnakeCaseStrategy NAMES = new SnakeCaseStrategy();

    private final List<InvalidField> faults = new ArrayList<>();

    private JsonShape() {}

    static List<InvalidField> check(JsonNode tree, Class<? extends Record> type) {
        JsonShape shape = new JsonShape();
        shape.members((ObjectNode) tree, type, "");
        return List.copyOf(shape.faults);
    }

    private void members(ObjectNode object, Class<?> type, String path) {
        Map<String, Type> known = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            known.put(NAMES.translate(component.getName()), component.getGenericType());
        }
        List<String> wrong = new ArrayList<>();
        object.fields().forEachRemaining(member -> {
            String name = member.getKey();
            String at = path.isEmpty() ? name : path + "." + name;
            if (!known.containsKey(name)) {
                faults.add(new InvalidField(
                        at, "there is no such property; there are " + String.join(", ", known.keySet())));
                wrong.add(name);
            } else if (!fits(member.getValue(), known.get(name), at)) {
                wrong.add(name);
            }
        });
        object.remove(wrong);
    }

    /** Whether the node may stay; what is wrong within it is noted and taken out. */
    private boolean fits(JsonNode node, Type type, String at) {
        if (node.isNull()) {
            return true;
        }
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == Map.class ? texts(node, arguments[1], at) : items(node, arguments[0], at);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            if (!expected(node.isObject(), node, "an object", at)) {
                return false;
            }
            members((ObjectNode) node, plain, at);
            return true;
        }
        return scalar(node, plain, at);
    }

    private boolean texts(JsonNode node, Type value, String at) {
        if (!expected(node.isObject(), node, "an object", at)) {
            return false;
        }
        List<String> wrong = new ArrayList<>();
        node.fields().forEachRemaining(member -> {
            if (!fits(member.getValue(), value, at + "." + member.getKey())) {
                wrong.add(member.getKey());
            }
        });
        ((ObjectNode) node).remove(wrong);
        return true;
    }

    private boolean items(JsonNode node, Type item, String at) {
        if (!expected(node.isArray(), node, "a list", at)) {
            return false;
        }
        ArrayNode list = (ArrayNode) node;
        for (int i = 0; i < list.size(); i++) {
            if (!fits(list.get(i), item, at + "[" + i + "]")) {
                list.setNull(i);
            }
        }
        return true;
    }

    private boolean scalar(JsonNode node, Class<?> type, String at) {
        if (type == String.class) {
            return expected(node.isTextual(), node, "a text", at);
        }
        if (type == Boolean.class || type == boolean.class) {
            return expected(node.isBoolean(), node, "true or false", at);
        }
        if (type == Integer.class || type == int.class) {
            return expected(node.isInt(), node, "a whole number", at);
        }
        if (type == Instant.class) {
            return expected(isInstant(node), node, "a time such as 2026-03-01T08:00:00Z", at);
        }
        if (type == UUID.class) {
            return expected(isUuid(node), node, "a UUID", at);
        }
        if (type.isEnum()) {
            List<String> names =
                    Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
            return expected(
                    node.isTextual() && names.contains(node.textValue()),
                    node,
                    "one of " + String.join(", ", names),
                    at);
        }
        throw new IllegalArgumentException("no JSON is read as " + type + ", which " + at + " asks for");
    }

    private boolean expected(boolean is, JsonNode node, String what, String at) {
        if (!is) {
            faults.add(new InvalidField(at, "is " + inWords(node) + "; expected is " + what));
        }
        return is;
    }

    private static String inWords(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list of " + node.size();
            case OBJECT, POJO -> "an object";
            case STRING -> "the text '" + shortened(node.textValue()) + "'";
            case NUMBER -> "the number " + shortened(node.asText());
            case BOOLEAN, BINARY, MISSING, NULL -> node.asText();
        };
    }

    private static String shortened(String text) {
        String line = text.chars()
                .limit(60)
                .mapToObj(c -> Character.isISOControl(c) ? "�" : Character.toString(c))
                .collect(Collectors.joining());
        return text.length() > 60 ? line + "…" : line;
    }

    private static boolean isInstant(JsonNode node) {
        try {
            return node.isTextual() && Instant.parse(node.textValue()) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isUuid(JsonNode node) {
        try {
            return node.isTextual() && UUID.fromString(node.textValue()) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
