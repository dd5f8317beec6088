package aicmo.cam.testing.hostile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The calls that were not answered well, by the value that was hostile in them: one fault shows in many places. */
final class Report {
    private static final int MOST_KINDS = 60;
    private static final int MOST_EXAMPLES = 3;
    private static final int KIND_LENGTH = 60;

    private final Map<String, List<String>> faults = new LinkedHashMap<>();

    void add(String fault, RawRequest request) {
        String value = request.what().substring(request.what().indexOf(" = ") + 1);
        String kind = shortened(fault.replaceAll("\\s.*", "") + value, KIND_LENGTH);
        faults.computeIfAbsent(kind, k -> new ArrayList<>()).add(shortened(fault, 300) + "\n      <- " + request);
    }

    /** @throws AssertionError where there are any */
    void isEmptyOf(int calls) {
        if (faults.isEmpty()) {
            return;
        }
        int wrong = faults.values().stream().mapToInt(List::size).sum();
        throw new AssertionError(wrong + " of " + calls + " hostile calls were not answered well; first "
                + faults.keySet().iterator().next() + ":\n"
                + faults.entrySet().stream()
                        .limit(MOST_KINDS)
                        .map(kind -> kind.getKey() + " (" + kind.getValue().size() + ")\n    "
                                + kind.getValue().stream().limit(MOST_EXAMPLES).collect(Collectors.joining("\n    ")))
                        .collect(Collectors.joining("\n")));
    }

    private static String shortened(String text, int most) {
        return text.length() > most ? text.substring(0, most) + "…" : text;
    }
}
