package aicmo.cam.classifier.phrase;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;

/** A file of phrases: {@code version 1}, then sections {@code [name weight]} with a phrase a line; {@code #} begins a comment. */
final class PhraseFile {

    private PhraseFile() {}

    static void read(Class<?> owner, String file, BiConsumer<Phrase, String> found) {
        String name = file.substring(0, file.lastIndexOf('.'));
        int version = 0;
        String section = "";
        double weight = 0;
        for (String raw : lines(owner, file)) {
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("version ")) {
                version = Integer.parseInt(line.substring(8).strip());
            } else if (line.startsWith("[") && line.matches("\\[[a-z-]{1,40} [01](\\.\\d{1,3})?\\]")) {
                section = line.substring(1, line.indexOf(' '));
                weight = Double.parseDouble(line.substring(line.indexOf(' ') + 1, line.length() - 1));
            } else if (version == 0 || section.isEmpty()) {
                throw new IllegalArgumentException(
                        file + ": version and section must stand before the phrase: " + line);
            } else {
                found.accept(new Phrase(name + "/" + section + "/" + slug(line), version, section, weight), line);
            }
        }
    }

    private static String slug(String line) {
        return line.replaceAll("\\s+", "-");
    }

    private static List<String> lines(Class<?> owner, String file) {
        try (InputStream in = owner.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("no phrase file " + file + " beside " + owner.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the phrase file " + file, e);
        }
    }
}
