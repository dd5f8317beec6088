package aicmo.cam.followup.lead;

import aicmo.cam.followup.definition.VariableName;
import aicmo.cam.rest.Problem;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A list of leads as JSON, {@code {"leads": [{"email": …, "variables": {…}}, …]}}, read lead by lead. */
final class JsonList {
    /** Ten times a lead with every field and fifty long variables. */
    private static final int LONGEST_LEAD = 100_000;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(10)
                    .maxStringLength(LONGEST_LEAD)
                    .maxNumberLength(100)
                    .maxNameLength(1_000)
                    .build())
            .build());

    private JsonList() {}

    /** @throws Problem 400 where it is none */
    static void read(Reader text, LeadColumns columns, Consumer<Row> rows) {
        try (BoundedElements parser = new BoundedElements(JSON.createParser(text), LONGEST_LEAD)) {
            boolean found = false;
            expect(parser.nextToken() == JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean leads = parser.currentName().equals("leads");
                parser.nextToken();
                if (!leads) {
                    throw Problem.malformed("the body has a property '" + parser.currentName()
                            + "', which does not exist; there is leads only. Nothing was imported");
                }
                expect(!found && parser.currentToken() == JsonToken.START_ARRAY);
                found = true;
                each(parser, columns, rows);
            }
            expect(found);
        } catch (StreamConstraintsException e) {
            throw Problem.malformed("the list goes beyond a limit" + line(e) + ": " + e.getOriginalMessage()
                    + ". Nothing was imported");
        } catch (JsonProcessingException e) {
            throw Problem.malformed(
                    "the body is no JSON" + line(e) + ": " + e.getOriginalMessage() + ". Nothing was imported");
        } catch (IOException e) {
            throw new UncheckedIOException("the body can't be read", e);
        }
    }

    private static String line(JsonProcessingException e) {
        return e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
    }

    private static void each(BoundedElements parser, LeadColumns columns, Consumer<Row> rows) throws IOException {
        for (int place = 1; parser.nextToken() != JsonToken.END_ARRAY; place++) {
            parser.begin(place);
            rows.accept(row(place, JSON.readTree(parser), columns));
        }
    }

    private static Row row(int place, JsonNode lead, LeadColumns columns) {
        if (lead == null || !lead.isObject()) {
            return Row.broken(place, "it is no object with an email");
        }
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : lead.properties()) {
            if (member.getKey().equals("variables") && member.getValue().isObject()) {
                members.addAll(member.getValue().properties());
            } else {
                members.add(member);
            }
        }
        List<String> names = columns.of(members.stream().map(Map.Entry::getKey).toList());
        Map<String, String> values = new LinkedHashMap<>();
        String broken = null;
        for (int i = 0; i < names.size(); i++) {
            JsonNode value = members.get(i).getValue();
            if (value.isContainerNode() && !isTags(names.get(i), value)) {
                broken = "'" + members.get(i).getKey() + "' is no text";
            } else if (!value.isNull() && VariableName.isValid(names.get(i))) {
                values.put(names.get(i), text(value));
            }
        }
        return new Row(place, values, broken);
    }

    private static boolean isTags(String name, JsonNode value) {
        return name.equals("tags") && value.isArray();
    }

    private static String text(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(JsonNode::asText).collect(Collectors.joining(";"))
                : value.asText();
    }

    private static void expect(boolean form) {
        if (!form) {
            throw Problem.malformed("the body is not {\"leads\": [{\"email\": \"…\", \"first_name\": \"…\"}, …]}");
        }
    }
}
