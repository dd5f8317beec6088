package aicmo.cam.classifier.evaluate;

import aicmo.cam.classifier.Bounce;
import aicmo.cam.classifier.Evidence;
import aicmo.cam.classifier.Verdict;
import aicmo.cam.events.ReplyClass;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * One message and its verdict.
 *
 * @param millis how long reading and understanding it took
 */
record Judged(Labelled labelled, Verdict verdict, double millis) {

    static final List<String> COLUMNS = List.of(
            "path",
            "label",
            "predicted",
            "confidence",
            "hardness",
            "status",
            "return_date",
            "reason",
            "millis",
            "language",
            "scope");

    ReplyClass label() {
        return labelled.label().orElseThrow();
    }

    ReplyClass predicted() {
        return verdict.replyClass();
    }

    boolean isRight() {
        return label() == predicted();
    }

    String hardness() {
        return verdict.bounce()
                .map(bounce -> bounce.kind().name().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    String status() {
        return verdict.bounce().map(Bounce::status).orElse("");
    }

    List<String> columns() {
        return List.of(
                labelled.path(),
                labelled.label().map(ReplyClass::name).orElse(""),
                predicted().name(),
                String.format(Locale.ROOT, "%.3f", verdict.confidence()),
                hardness(),
                status(),
                verdict.returnDate().map(LocalDate::toString).orElse(""),
                verdict.reason(),
                String.format(Locale.ROOT, "%.2f", millis),
                verdict.language().orElse(""),
                verdict.optOutScope()
                        .map(scope -> scope.name().toLowerCase(Locale.ROOT))
                        .orElse(""));
    }

    String inWords() {
        StringBuilder words = new StringBuilder("%s: %s, understood as %s (%.2f, %s)"
                .formatted(labelled.path(), label(), predicted(), verdict.confidence(), verdict.reason()));
        for (Evidence evidence : verdict.evidence().stream().limit(2).toList()) {
            words.append(" by %s v%d in %s: \"%s\""
                    .formatted(evidence.rule(), evidence.version(), evidence.where(), Tsv.oneLine(evidence.matched())));
        }
        return words.toString();
    }
}
