package aicmo.cam.bench.ingest;

import aicmo.cam.local.ProjectRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Messages as they are in the world: those of the corpora beside the project, each again and again with another number; plain letters of 3
 * KB where there are none. Each answers a mail of its own.
 */
final class RealMail {
    private static final int BIGGEST = 200_000;

    private final List<byte[]> patterns;

    private RealMail(List<byte[]> patterns) {
        this.patterns = patterns;
    }

    static RealMail load() {
        List<byte[]> patterns = new ArrayList<>();
        for (String folder : List.of("ordinary-mail", "bounces/eml")) {
            corpus(folder).ifPresent(files -> read(files, patterns));
        }
        if (patterns.isEmpty()) {
            patterns.add(("From: Kim Lee <kim@hotel.example>\r\nSubject: Re: A quieter season?\r\n\r\n"
                            + "Thank you, that sounds good. Next week suits me well.\r\n".repeat(55))
                    .getBytes(StandardCharsets.UTF_8));
        }
        return new RealMail(List.copyOf(patterns));
    }

    /** Beside the project, or beside a folder that holds it. */
    private static Optional<Path> corpus(String folder) {
        return Stream.iterate(ProjectRoot.path().getParent(), Objects::nonNull, Path::getParent)
                .map(beside -> beside.resolve("shared/corpora").resolve(folder))
                .filter(Files::isDirectory)
                .findFirst();
    }

    int patterns() {
        return patterns.size();
    }

    byte[] message(int number) {
        byte[] pattern = patterns.get(number % patterns.size());
        byte[] head = ("Message-ID: <answer-" + number + "@hotel.example>\r\nIn-Reply-To: " + answered(number) + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] message = new byte[head.length + pattern.length];
        System.arraycopy(head, 0, message, 0, head.length);
        System.arraycopy(pattern, 0, message, head.length, pattern.length);
        return message;
    }

    /** The id of the mail that this message answers. */
    static String answered(int number) {
        return "<bench-" + number + "@acme.example>";
    }

    private static void read(Path folder, List<byte[]> into) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().matches(".*\\.(tsv|md|txt|xml)"))
                    .sorted()
                    .toList()) {
                byte[] message = Files.readAllBytes(file);
                if (message.length < BIGGEST) {
                    into.add(message);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the corpus " + folder + " can't be read", e);
        }
    }
}
