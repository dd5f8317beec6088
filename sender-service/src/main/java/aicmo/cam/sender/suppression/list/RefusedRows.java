package aicmo.cam.sender.suppression.list;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The rows of a list that were left out. Of a million rows all may be wrong, so they are kept in a file and not in memory. */
public final class RefusedRows implements AutoCloseable {
    private static final int SHOWN = 200;

    private final Path file;
    private final SequenceWriter rows;
    private int count;

    /** @param json writes a row */
    public RefusedRows(ObjectMapper json) {
        try {
            file = Files.createTempFile("cam-refused-rows-", ".json");
            rows = json.writer().writeValuesAsArray(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("a file for the rows that are refused can't be written", e);
        }
    }

    /**
     * A row that was left out.
     *
     * @param line where it begins in the file, from 1; in JSON its place in the list, from 1
     * @param value what stood for the address; absent where the row can't be read
     */
    public record Refused(int line, String value, String reason) {}

    /** Leaves a row out. @param value what stood for the address; null where the row can't be read */
    public void add(int line, String value, String reason) {
        String shown = value == null ? null : shortened(value, SHOWN);
        try {
            rows.write(new Refused(line, shown, reason));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        count++;
    }

    /** A text of at most so many characters, and an ellipsis where it was longer. */
    public static String shortened(String text, int most) {
        return text.length() > most ? text.substring(0, most) + "…" : text;
    }

    /** Writes the report: how many rows there were, and these. */
    public void report(OutputStream out, int rowsRead, int added) throws IOException {
        rows.close();
        out.write("{\"rows\":%d,\"added\":%d,\"already_there\":%d,\"refused_rows\":%d,\"refused\":"
                .formatted(rowsRead, added, rowsRead - added - count, count)
                .getBytes(StandardCharsets.UTF_8));
        Files.copy(file, out);
        out.write('}');
    }

    @Override
    public void close() {
        try {
            rows.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
