package aicmo.cam.local.supervise;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The logs of all programs in one folder: {@code <name>.log} as written, and {@code all.log} with every line behind its program's name. */
public final class Logs implements Closeable {
    private static final int LAST = 4;

    private final Path folder;
    private final LogFile all;
    private final Map<String, LogFile> files = new ConcurrentHashMap<>();
    private final Map<String, Deque<String>> last = new ConcurrentHashMap<>();

    public Logs(Path folder) throws IOException {
        this.folder = folder;
        this.all = new LogFile(folder.resolve("all.log"));
    }

    public Path of(String name) {
        return folder.resolve(name + ".log");
    }

    /** The last lines that this program wrote. */
    public List<String> lastWords(String name) {
        Deque<String> lines = last.getOrDefault(name, new ArrayDeque<>());
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /** Copies what a program writes until it ends; to be run on a thread of its own. */
    void copy(String name, InputStream output) {
        Deque<String> lines = last.computeIfAbsent(name, n -> new ArrayDeque<>());
        try (BufferedReader in = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                remember(lines, line);
                write(name, line, lines);
            }
        } catch (IOException e) {
            remember(lines, "(its output ends here: " + e.getMessage() + ")");
        }
    }

    /** A line that cannot be written (a full disk) is lost; the program's output is read on, or the program would stop at a full pipe. */
    private void write(String name, String line, Deque<String> lines) {
        try {
            file(name).append(line);
            all.append(String.format("%-11s| %s", name, line));
        } catch (IOException e) {
            remember(lines, "(not written to the log: " + e.getMessage() + ")");
        }
    }

    private static void remember(Deque<String> lines, String line) {
        synchronized (lines) {
            lines.addLast(line);
            if (lines.size() > LAST) {
                lines.removeFirst();
            }
        }
    }

    private LogFile file(String name) throws IOException {
        LogFile known = files.get(name);
        if (known == null) {
            known = new LogFile(of(name));
            files.put(name, known);
        }
        return known;
    }

    @Override
    public void close() throws IOException {
        for (LogFile file : files.values()) {
            file.close();
        }
        all.close();
    }
}
