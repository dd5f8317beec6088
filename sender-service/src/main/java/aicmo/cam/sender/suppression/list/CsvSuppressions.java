package aicmo.cam.sender.suppression.list;

import aicmo.cam.rest.Problem;
import aicmo.cam.rest.csv.CsvReader;
import aicmo.cam.rest.csv.CsvWriter;
import java.io.Reader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A list of suppressions as CSV: a header, in any case and of ten languages, and a row for each. */
public final class CsvSuppressions {
    /** Further ones are not looked at. */
    private static final int MOST_COLUMNS = 1_000;

    private CsvSuppressions() {}

    /**
     * Gives each row, the broken ones too.
     *
     * @throws Problem 400 where the header names no address
     */
    public static void read(Reader text, Consumer<SuppressionRow> rows) {
        CsvReader reader = CsvReader.begin(text);
        Map<String, Integer> header = header(reader);
        for (Optional<CsvReader.Cells> next = reader.next(); next.isPresent(); next = reader.next()) {
            if (!next.get().blank()) {
                rows.accept(row(next.get(), header));
            }
        }
    }

    private static Map<String, Integer> header(CsvReader reader) {
        CsvReader.Cells first = reader.next()
                .orElseThrow(() ->
                        Problem.malformed("the list is empty; its first line names the columns: address,reason,note"));
        Map<String, Integer> header = new HashMap<>();
        List<String> names =
                SuppressionColumns.of(first.cells().stream().limit(MOST_COLUMNS).toList());
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (!name.isEmpty() && header.put(name, i) != null) {
                throw Problem.malformed("the header names the column " + name + " twice");
            }
        }
        if (!header.containsKey(SuppressionColumns.ADDRESS)) {
            throw Problem.malformed("the first line names no column address; it is '"
                    + String.join(
                            ",",
                            first.cells().stream()
                                    .limit(10)
                                    .map(cell -> RefusedRows.shortened(cell, 40))
                                    .toList())
                    + "'. It names the columns: address, and, if you like, reason and note");
        }
        return header;
    }

    private static SuppressionRow row(CsvReader.Cells cells, Map<String, Integer> header) {
        return cells.broken() != null
                ? SuppressionRow.broken(cells.line(), cells.broken())
                : new SuppressionRow(
                        cells.line(),
                        CsvWriter.unprotected(cell(cells, header.get(SuppressionColumns.ADDRESS))),
                        cell(cells, header.get(SuppressionColumns.REASON)),
                        CsvWriter.unprotected(cell(cells, header.get(SuppressionColumns.NOTE))),
                        null);
    }

    private static String cell(CsvReader.Cells cells, Integer column) {
        return column == null || column >= cells.cells().size()
                ? ""
                : cells.cells().get(column).strip();
    }
}
