package aicmo.cam.rest;

import aicmo.cam.rest.Problem.InvalidField;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the body of a request at its word: nothing is guessed, turned into another type or left out unseen. A property that nobody
 * knows is most often a typing error, and what was meant would be missing without a word.
 */
@Singleton
public class StrictJson {
    private static final int DEEPEST = 20;

    private final ObjectMapper json;
    private final Validator validator;

    StrictJson(ObjectMapper json, Validator validator) {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(json.getFactory()
                        .streamReadConstraints()
                        .rebuild()
                        .maxNestingDepth(DEEPEST)
                        .build())
                .build();
        this.json = json.copyWith(factory).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.validator = validator;
    }

    /**
     * What was read, as far as it is of its form.
     *
     * @param value what faults name is absent in it
     * @param faults properties that are unknown, of another type, or not as the record's constraints say
     */
    public record Read<T>(T value, List<InvalidField> faults) {}

    /**
     * Reads a JSON object as a record whose components are texts, numbers, booleans, times, UUIDs, enums, maps of texts, and records
     * and lists of these.
     *
     * @param most bytes that are taken
     * @throws Problem 413 where there are more, 400 where it is no JSON object in UTF-8
     */
    public <T extends Record> Read<T> read(InputStream body, int most, Class<T> type) {
        String text = text(body, most);
        try {
            JsonNode tree = json.readTree(text);
            if (!tree.isObject()) {
                throw Problem.malformed(
                        text.isBlank()
                                ? "the body is empty; send a JSON object"
                                : "the body is no JSON object; send one");
            }
            List<InvalidField> faults = JsonShape.check(tree, type);
            T value = json.treeToValue(tree, type);
            return new Read<>(value, and(faults, violations(value)));
        } catch (JsonProcessingException e) {
            throw Problem.malformed("the body is not the JSON that is expected" + at(e.getLocation()) + ": "
                    + ProblemMappers.plain(e.getOriginalMessage()));
        }
    }

    /** What contradicts the constraints of a value's components, in the names of the JSON. */
    public List<InvalidField> violations(Object value) {
        return validator.validate(value).stream()
                .map(violation -> new InvalidField(
                        ProblemMappers.inJson(violation.getPropertyPath().toString()), violation.getMessage()))
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

    private static String text(InputStream body, int most) {
        byte[] bytes;
        try {
            bytes = body.readNBytes(most + 1);
        } catch (IOException e) {
            throw new UncheckedIOException("the body of a request can't be read", e);
        }
        if (bytes.length > most) {
            throw Problem.tooLarge(
                    "the body is larger than " + most + " bytes; nothing of it was taken. Send it in parts");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw Problem.malformed("the body is not UTF-8; write it in UTF-8 and send it again");
        }
    }
}
