package aicmo.cam.rest.csv;

import java.util.List;
import java.util.stream.Collectors;

/** Writes records of CSV (RFC 4180) that a spreadsheet may open: no cell is taken for a formula. */
public final class CsvWriter {
    private static final String FORMULAS = "=+-@\t\r";
    private static final String PROTECTION = "'";

    private CsvWriter() {}

    /** One record with its line end; a null is an empty cell. */
    public static String row(List<String> cells) {
        return cells.stream().map(CsvWriter::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** What a cell said before it was protected against being a formula. */
    public static String unprotected(String cell) {
        return cell.length() > 1 && cell.startsWith(PROTECTION) && FORMULAS.indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }

    private static String cell(String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        String safe = FORMULAS.indexOf(value.charAt(0)) >= 0 ? PROTECTION + value : value;
        boolean quoted =
                safe.chars().anyMatch(c -> c == ',' || c == ';' || c == '"' || c == '\r' || c == '\n' || c == '\t');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
