package aicmo.cam.sender.suppression;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The rows of a list that were left out. Of a million rows all may be wrong, so they are kept in a file and not in memory. */
final class RefusedRows implements AutoCloseable {
    private static final int SHOWN = 200;

    private final Path file;
    private final SequenceWriter rows;
    private int count;

    RefusedRows(ObjectMapper json) {
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
     * @param line where it begins in the file, from 1
     * @param value what stood for the address; absent where the row can't be read
     */
    record Refused(int line, String value, String reason) {}

    void add(int line, String value, String reason) {
        String shown = value != null && value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
        try {
            rows.write(new Refused(line, shown, reason));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        count++;
    }

    int count() {
        return count;
    }

    /** Writes the report: how many rows there were, and these. */
    void report(OutputStream out, int rowsRead, int added) throws IOException {
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
