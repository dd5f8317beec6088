package aicmo.cam.rest.json;

import aicmo.cam.rest.Problem.InvalidField;
import aicmo.cam.rest.ProblemText;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.IgnoredPropertyException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What Jackson says of a value, as a fault of a request: where, what there is, and what is expected. */
public final class JsonFault {
    private static final int LONGEST_SHOWN = 60;

    private JsonFault() {}

    static InvalidField of(JsonMappingException e, JsonNode tree) {
        return new InvalidField(path(e.getPath()), detail(e, node(tree, e.getPath())));
    }

    /** The path of a value as people write it: {@code steps[2].variants[0].share}. */
    static String path(List<Reference> path) {
        String joined = path.stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return joined.startsWith(".") ? joined.substring(1) : joined;
    }

    /** Takes the value out; false where there is none to take out, so that reading again would come to the same. */
    static boolean remove(JsonMappingException e, JsonNode tree) {
        List<Reference> path = e.getPath();
        if (path.isEmpty()) {
            return false;
        }
        Reference last = path.getLast();
        return switch (node(tree, path.subList(0, path.size() - 1))) {
            case ObjectNode object -> object.remove(last.getFieldName()) != null;
            case ArrayNode list
            when list.has(last.getIndex()) && !list.get(last.getIndex()).isNull() -> {
                list.setNull(last.getIndex());
                yield true;
            }
            default -> false;
        };
    }

    static String inWords(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list of " + node.size();
            case OBJECT, POJO -> "an object";
            case STRING -> "the text '" + shortened(node.textValue()) + "'";
            case NUMBER -> "the number " + shortened(node.asText());
            case BOOLEAN, BINARY, NULL -> node.asText();
            case MISSING -> "missing";
        };
    }

    private static String detail(JsonMappingException e, JsonNode node) {
        if (e instanceof IgnoredPropertyException) {
            return "is read-only: CAM sets it, and a request can't; leave it out";
        }
        return switch (e) {
            case PropertyBindingException unknown -> unknown(unknown);
            case ValueInstantiationException refused
            when refused.getCause() != null -> refused.getCause().getMessage();
            case InvalidFormatException text
            when text.getTargetType() == String.class ->
                text.getOriginalMessage().replaceFirst("^.*?\": ", "");
            case MismatchedInputException other
            when other.getTargetType() != null ->
                "is " + inWords(node) + "; expected is " + Expected.of(other.getTargetType());
            case JsonMappingException wrapped
            when wrapped.getCause() instanceof InputCoercionException large ->
                "is " + inWords(node) + "; expected is " + Expected.of(large.getTargetType());
            default -> "is " + inWords(node) + ": " + ProblemText.plain(e.getOriginalMessage());
        };
    }

    private static String unknown(PropertyBindingException e) {
        TreeSet<String> known = new TreeSet<>();
        e.getKnownPropertyIds().forEach(id -> known.add(id.toString()));
        String near = NearName.of(e.getPropertyName(), known)
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
        return "there is no such property" + near + (near.isEmpty() ? "; there are " : " There are ")
                + String.join(", ", known);
    }

    private static JsonNode node(JsonNode tree, List<Reference> path) {
        JsonNode node = tree;
        for (Reference step : path) {
            node = step.getFieldName() == null ? node.path(step.getIndex()) : node.path(step.getFieldName());
        }
        return node;
    }

    /** One line of it, and not much. */
    public static String shortened(String text) {
        String line = text.chars()
                .limit(LONGEST_SHOWN)
                .mapToObj(c ->
                        Character.isISOControl(c) || Character.isSurrogate((char) c) ? "\uFFFD" : Character.toString(c))
                .collect(Collectors.joining());
        return text.length() > LONGEST_SHOWN ? line + "…" : line;
    }
}
