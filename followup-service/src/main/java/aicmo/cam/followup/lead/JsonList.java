package aicmo.cam.followup.lead;

import aicmo.cam.followup.definition.VariableName;
import aicmo.cam.rest.Problem;
import aicmo.cam.rest.json.JsonListReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A list of leads as JSON, {@code {"leads": [{"email": …, "variables": {…}}, …]}} or the array alone, read lead by lead. */
final class JsonList {
    private static final JsonListReader READER = new JsonListReader(
            "leads", "lead", "{\"leads\": [{\"email\": \"…\", \"first_name\": \"…\"}, …]}", "Nothing was imported");

    private JsonList() {}

    /** @throws Problem 400 where it is none */
    static void read(Reader text, LeadColumns columns, Consumer<Row> rows) {
        READER.read(text, (place, lead) -> rows.accept(row(place, lead, columns)));
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
}
