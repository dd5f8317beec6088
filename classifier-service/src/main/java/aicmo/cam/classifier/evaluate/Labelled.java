package aicmo.cam.classifier.evaluate;

import aicmo.cam.events.ReplyClass;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A message and what a person says of it.
 *
 * @param path as it stands in the list of labels
 * @param label empty where there is none; such a message is understood but not scored
 * @param hardness hard or soft; empty where the label does not say
 * @param status the enhanced status code (RFC 3463); empty where the label has none
 */
record Labelled(
        Path file,
        String path,
        Optional<ReplyClass> label,
        String hardness,
        String status,
        Optional<LocalDate> returnDate) {

    static Labelled of(Path folder, Map<String, String> row) {
        String path = row.getOrDefault("path", "").strip();
        String hardness = row.getOrDefault("hardness", "").strip().toLowerCase(Locale.ROOT);
        return new Labelled(
                folder.resolve(path),
                path,
                label(row.getOrDefault("label", "")),
                hardness.equals("hard") || hardness.equals("soft") ? hardness : "",
                status(row.getOrDefault("status", "").strip()),
                date(row.getOrDefault("return_date", row.getOrDefault("return date", ""))));
    }

    static Labelled unknown(Path folder, Path file) {
        return new Labelled(file, folder.relativize(file).toString(), Optional.empty(), "", "", Optional.empty());
    }

    private static Optional<ReplyClass> label(String written) {
        String name = written.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(ReplyClass.values())
                .filter(one -> one.name().equals(name))
                .findFirst();
    }

    /** Public collections label failures without a code by codes of their own (x.y.9zz), which no message holds. */
    private static String status(String written) {
        return written.matches("[245]\\.\\d{1,3}\\.9\\d\\d") ? "" : written;
    }

    private static Optional<LocalDate> date(String written) {
        try {
            return written.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(written.strip()));
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }
}
