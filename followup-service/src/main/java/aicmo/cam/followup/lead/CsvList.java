package aicmo.cam.followup.lead;

import aicmo.cam.followup.definition.VariableName;
import aicmo.cam.rest.Problem;
import aicmo.cam.rest.csv.CsvReader;
import java.io.Reader;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A list of leads as CSV: a header, in any case, and a row for each lead; commas, semicolons or tabs, as Excel writes them. */
final class CsvList {
    private static final int MOST_COLUMNS = 1_000;

    private CsvList() {}

    /**
     * Gives each row, the broken ones too.
     *
     * @throws Problem 400 where the header is none
     */
    static void read(Reader text, LeadColumns columns, Consumer<Row> rows) {
        CsvReader reader = CsvReader.begin(text);
        List<String> header = header(reader, columns);
        for (Optional<CsvReader.Cells> next = reader.next(); next.isPresent(); next = reader.next()) {
            CsvReader.Cells cells = next.get();
            if (!cells.blank()) {
                rows.accept(row(header, cells));
            }
        }
    }

    private static List<String> header(CsvReader reader, LeadColumns columns) {
        CsvReader.Cells first = reader.next()
                .orElseThrow(
                        () -> Problem.malformed(
                                "the list is empty; its first line names the columns: email,first_name,last_name,company,time_zone,…"));
        if (first.broken() != null) {
            throw Problem.malformed("the header in line " + first.line() + " can't be read: " + first.broken());
        }
        if (first.cells().size() > MOST_COLUMNS) {
            throw Problem.malformed("the header names " + first.cells().size() + " columns; at most " + MOST_COLUMNS
                    + " are taken. Delete those that the templates don't name");
        }
        List<String> names = columns.of(first.cells());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (!name.isEmpty() && !seen.add(name)) {
                throw Problem.malformed("the header names the column " + name + " twice: '"
                        + first.cells().get(names.indexOf(name)) + "' and '"
                        + first.cells().get(i) + "'; rename or delete one of them");
            }
        }
        if (!seen.contains("email")) {
            throw Problem.malformed("the header has no column email; it has " + String.join(", ", first.cells())
                    + ". The first line names the columns, separated by commas, semicolons or tabs; email may also be called"
                    + " E-Mail-Adresse, courriel, correo electrónico and so on");
        }
        return names;
    }

    private static Row row(List<String> header, CsvReader.Cells cells) {
        if (cells.broken() != null) {
            return Row.broken(cells.line(), cells.broken());
        }
        List<String> values = cells.cells();
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(header.size(), values.size()); i++) {
            if (VariableName.isValid(header.get(i))) {
                named.put(header.get(i), values.get(i));
            }
        }
        boolean more = values.size() > header.size()
                && !values.subList(header.size(), values.size()).stream().allMatch(String::isBlank);
        if (more || values.size() < header.size()) {
            return new Row(
                    cells.line(),
                    named,
                    "it has " + values.size() + " cells, and the header has " + header.size()
                            + "; is a quote or a delimiter missing?");
        }
        return Row.of(cells.line(), named);
    }
}
