package aicmo.cam.local.supervise;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A log that several programs may write line by line; the former part is kept beside it as {@code .1} once it is large. */
public final class LogFile implements Closeable {
    private static final long LARGE = 16L << 20;

    private final Path file;
    private OutputStream out;
    private long size;

    public LogFile(Path file) throws IOException {
        this.file = file;
        Files.createDirectories(file.getParent());
        open();
    }

    public Path path() {
        return file;
    }

    /** Appends one line, at once readable by others. */
    public synchronized void append(String line) throws IOException {
        if (size > LARGE) {
            out.close();
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            open();
        }
        // Not buffered: what a full disk refuses must not come again when the file is closed.
        byte[] bytes = (line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
        out.write(bytes);
        size += bytes.length;
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }

    private void open() throws IOException {
        out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        size = Files.size(file);
    }
}
