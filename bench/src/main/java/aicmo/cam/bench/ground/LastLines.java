package aicmo.cam.bench.ground;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a log says at its end, without the lines of stack traces that only say where in the code. */
final class LastLines {
    private static final int LINES = 8;

    private LastLines() {}

    static List<String> of(Path log) {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("\tat ") && !line.startsWith("\t..."))
                    .toList();
            return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
        } catch (IOException e) {
            return List.of("its log " + log + " cannot be read: " + e.getMessage());
        }
    }
}
