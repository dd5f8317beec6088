package aicmo.cam.testing.hostile;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hostile bodies of the type text/csv. */
final class HostileTables {
    private static final int LONG = 1_000_000;
    private static final List<String> ROWS = List.of(
            "\u0000",
            "a@b.example\u0000,x",
            "\"",
            "\"a@b.example\"\"",
            "a@b.example,\ud83d\udca9",
            ",".repeat(1000),
            "\"" + "x".repeat(LONG),
            "x".repeat(LONG),
            ",".repeat(LONG),
            "\"\"".repeat(LONG / 2),
            "\n".repeat(LONG),
            "a@b.example," + "{".repeat(LONG / 10));

    private HostileTables() {}

    /** @param header the names of the columns */
    static Map<String, byte[]> of(String header) {
        Map<String, byte[]> tables = new LinkedHashMap<>();
        ROWS.forEach(row -> {
            tables.put("a row " + row, (header + "\n" + row + "\n").getBytes(StandardCharsets.UTF_8));
            tables.put("a header " + row, (row + "\n" + header + "\n").getBytes(StandardCharsets.UTF_8));
        });
        tables.put("not UTF-8", (header + "\n\u00fc,\u00ed\u00a0\u0080\n").getBytes(StandardCharsets.ISO_8859_1));
        tables.put("UTF-16", (header + "\nx\n").getBytes(StandardCharsets.UTF_16));
        tables.put("columns twice", (header + "," + header + "\nx\n").getBytes(StandardCharsets.UTF_8));
        return tables;
    }
}
