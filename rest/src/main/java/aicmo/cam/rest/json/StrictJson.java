package aicmo.cam.rest.json;

import aicmo.cam.rest.Problem;
import aicmo.cam.rest.Problem.InvalidField;
import aicmo.cam.rest.ProblemText;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the body of a request with Jackson's strict features: nothing is guessed, converted to another type or ignored. A property
 * that nobody knows is most often a typing error, and the request would be carried out without what it means.
 */
@Singleton
public class StrictJson {
    /** Each fault costs one more conversion of the body, so their number is bounded. */
    private static final int MOST_FAULTS = 20;

    private final ObjectMapper json;
    private final Validator validator;

    StrictJson(ObjectMapper api, Validator validator) {
        this.json = StrictMapper.of(api.getFactory());
        this.validator = validator;
    }

    /**
     * Reads a body. Every fault is collected: Jackson reports the first one, its value is taken out of the tree, and the rest is read
     * again.
     *
     * @return null where the body is empty
     * @throws Problem 413 where there are more bytes than are accepted, 400 where they are not JSON of the expected kind in UTF-8
     */
    JsonBody<Object> read(byte[] bytes, Type type) {
        String text = BodyText.of(bytes);
        if (text.isBlank()) {
            return null;
        }
        try {
            JavaType target = json.constructType(type);
            JsonNode tree = json.readTree(text);
            if (!target.isCollectionLikeType() && !tree.isObject()) {
                throw Problem.malformed(
                        "the body is no JSON object but " + JsonFault.inWords(tree) + "; send an object");
            }
            return read(tree, target);
        } catch (JsonProcessingException e) {
            throw Problem.malformed("the body is not the JSON that is expected" + at(e.getLocation()) + ": "
                    + ProblemText.plain(e.getOriginalMessage()));
        }
    }

    private JsonBody<Object> read(JsonNode tree, JavaType target) throws JsonProcessingException {
        List<InvalidField> faults = new ArrayList<>();
        nulls(tree, "", faults);
        while (true) {
            try {
                Object value = json.treeToValue(tree, target);
                return new JsonBody<>(value, and(faults, violations(value)));
            } catch (JsonMappingException e) {
                faults.add(JsonFault.of(e, tree));
                if (faults.size() >= MOST_FAULTS || !JsonFault.remove(e, tree)) {
                    return new JsonBody<>(null, List.copyOf(faults));
                }
            }
        }
    }

    /** No list has a use for a null, and most of the code that gets one would fail on it. */
    private static void nulls(JsonNode node, String path, List<InvalidField> faults) {
        for (int i = 0; node.isArray() && i < node.size() && faults.size() < MOST_FAULTS; i++) {
            if (node.get(i).isNull()) {
                faults.add(new InvalidField(path + "[" + i + "]", "is null; take it out of the list"));
            }
            nulls(node.get(i), path + "[" + i + "]", faults);
        }
        node.properties()
                .forEach(member -> nulls(
                        member.getValue(), path.isEmpty() ? member.getKey() : path + "." + member.getKey(), faults));
    }

    /** What contradicts the constraints of a value's components, in the names of the JSON. */
    public List<InvalidField> violations(Object value) {
        return validator.validate(value).stream()
                .map(violation -> new InvalidField(
                        ProblemText.inJson(violation.getPropertyPath().toString()), violation.getMessage()))
                .sorted(Comparator.comparing(InvalidField::field))
                .toList();
    }

    /** The first list, and of the second what concerns fields that the first says nothing of. */
    public static List<InvalidField> and(List<InvalidField> first, List<InvalidField> second) {
        Set<String> said = first.stream().map(InvalidField::field).collect(Collectors.toSet());
        return Stream.concat(first.stream(), second.stream().filter(fault -> !said.contains(fault.field())))
                .toList();
    }

    private static String at(JsonLocation where) {
        return where == null || where.getLineNr() < 1
                ? ""
                : " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")";
    }
}
