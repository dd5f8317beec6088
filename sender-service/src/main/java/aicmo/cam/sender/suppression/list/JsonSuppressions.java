package aicmo.cam.sender.suppression.list;

import aicmo.cam.rest.Problem;
import aicmo.cam.rest.json.JsonListReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.Reader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A list of suppressions as JSON, {@code [{"address": …, "reason": …, "note": …}, …]} or {@code {"suppressions": […]}}, read entry by
 * entry. The fields are called what the columns of a CSV are called.
 */
public final class JsonSuppressions {
    private static final JsonListReader READER = new JsonListReader(
            "suppressions",
            "entry",
            "[{\"address\": \"…\", \"reason\": \"…\", \"note\": \"…\"}, …]",
            "Entries before it may be on the list by now; correct it and send the whole list again");

    private JsonSuppressions() {}

    /**
     * Gives each entry, the broken ones too.
     *
     * @throws Problem 400 where it is no such list
     */
    public static void read(Reader text, Consumer<SuppressionRow> rows) {
        READER.read(text, (place, entry) -> rows.accept(row(place, entry)));
    }

    private static SuppressionRow row(int place, JsonNode entry) {
        if (!entry.isObject()) {
            return SuppressionRow.broken(place, "it is not an object such as {\"address\": \"anna@acme.example\"}");
        }
        List<Map.Entry<String, JsonNode>> fields = List.copyOf(entry.properties());
        List<String> names =
                SuppressionColumns.of(fields.stream().map(Map.Entry::getKey).toList());
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            JsonNode value = fields.get(i).getValue();
            if (names.get(i).isEmpty() || value.isNull()) {
                continue;
            }
            if (value.isContainerNode()) {
                return SuppressionRow.broken(
                        place, "its " + names.get(i) + " is not text; write it as \"" + names.get(i) + "\": \"…\"");
            }
            if (values.put(names.get(i), value.asText().strip()) != null) {
                return SuppressionRow.broken(
                        place, "it names its " + names.get(i) + " twice; give each address an entry of its own");
            }
        }
        return new SuppressionRow(
                place,
                values.getOrDefault(SuppressionColumns.ADDRESS, ""),
                values.getOrDefault(SuppressionColumns.REASON, ""),
                values.getOrDefault(SuppressionColumns.NOTE, ""),
                null);
    }
}
