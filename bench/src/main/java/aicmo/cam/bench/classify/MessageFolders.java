package aicmo.cam.bench.classify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The messages of folders: what {@code labels.tsv} names in its column {@code path}, else every {@code .eml}. */
final class MessageFolders {
    private MessageFolders() {}

    static List<byte[]> read(List<Path> folders) throws IOException {
        List<byte[]> messages = new ArrayList<>();
        for (Path folder : folders) {
            for (Path file : files(folder)) {
                messages.add(Files.readAllBytes(file));
            }
        }
        return messages;
    }

    private static List<Path> files(Path folder) throws IOException {
        Path labels = folder.resolve("labels.tsv");
        if (Files.exists(labels)) {
            return Files.readAllLines(labels).stream()
                    .skip(1)
                    .map(row -> folder.resolve(row.split("\t", 2)[0].strip()))
                    .filter(Files::isRegularFile)
                    .toList();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".eml") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        }
    }
}
