package aicmo.cam.classifier.phrase;

import aicmo.cam.classifier.phrase.Pattern.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** A file of phrases: {@code version 1}, then sections {@code [name weight]} with a phrase a line; {@code #} begins a comment. */
final class PhraseFile {

    private static final int LONGEST_SLUG = 28;

    private PhraseFile() {}

    static void read(Class<?> owner, String file, BiConsumer<Phrase, String> found) {
        String name = file.substring(0, file.lastIndexOf('.'));
        int version = 0;
        String section = "";
        double weight = 0;
        Map<String, Integer> named = new HashMap<>();
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
                String id = name + "/" + section + "/" + slug(line);
                int number = named.merge(id, 1, Integer::sum);
                found.accept(new Phrase(number == 1 ? id : id + "-" + number, version, section, weight), line);
            }
        }
    }

    /** The first words that the phrase may have, so that its id can be read: {@code take-me-off} for {@code (take|get) (me|us) off}. */
    private static String slug(String line) {
        StringBuilder slug = new StringBuilder();
        for (Part part : Pattern.parts(line)) {
            for (String word : part.choices().getFirst()) {
                boolean counts = !part.optional() && Character.isLetterOrDigit(word.codePointAt(0));
                if (counts && slug.codePointCount(0, slug.length()) + word.length() <= LONGEST_SLUG) {
                    slug.append(slug.isEmpty() ? "" : "-").append(word.replace("*", ""));
                }
            }
        }
        return slug.isEmpty() ? "any" : slug.toString();
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
