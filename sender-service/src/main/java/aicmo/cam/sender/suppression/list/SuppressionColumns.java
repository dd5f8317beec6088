package aicmo.cam.sender.suppression.list;

import aicmo.cam.rest.csv.ColumnNames;
import java.util.List;
import java.util.Set;

/** What the columns of a list of suppressions are, whatever its language. */
final class SuppressionColumns {
    static final String ADDRESS = "address";
    static final String REASON = "reason";
    static final String NOTE = "note";

    /** What a list may call the column with the address or the domain. */
    private static final Set<String> ADDRESSES = Set.of(ADDRESS, "email", "domain");

    private static final Set<String> OTHERS = Set.of(REASON, NOTE);

    private SuppressionColumns() {}

    /** {@code address}, {@code reason} or {@code note} for each of them; an empty text for any other. */
    static List<String> of(List<String> columns) {
        return ColumnNames.meanings(columns).stream()
                .map(SuppressionColumns::column)
                .toList();
    }

    private static String column(String meaning) {
        if (meaning == null) {
            return "";
        }
        return ADDRESSES.contains(meaning) ? ADDRESS : OTHERS.contains(meaning) ? meaning : "";
    }
}
