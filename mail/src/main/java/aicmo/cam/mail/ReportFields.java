package aicmo.cam.mail;

import aicmo.cam.mail.mime.FieldBlock;
import aicmo.cam.mail.mime.Part;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells the machine-readable parts of reports, and reads their blocks of fields. */
final class ReportFields {
    private static final Set<String> SPEAKING = Set.of(
            "final-recipient",
            "original-recipient",
            "reporting-mta",
            "action",
            "status",
            "diagnostic-code",
            "remote-mta");
    static final int ENOUGH = 3;

    private ReportFields() {}

    /** By its type; or, of text where a report is expected, by what its lines are named. */
    static boolean isReport(Part part, boolean expected) {
        return part.type().contains("delivery-status")
                || isFeedback(part)
                || isDisposition(part)
                || (expected && looksLikeDelivery(part));
    }

    static boolean isFeedback(Part part) {
        return part.type().contains("feedback-report");
    }

    static boolean isDisposition(Part part) {
        return part.type().contains("disposition-notification");
    }

    static List<Headers> blocks(Part part) {
        return blocks(part.text());
    }

    static List<Headers> blocks(String text) {
        return FieldBlock.groups(text).stream()
                .map(block -> Headers.read(block.fields()))
                .toList();
    }

    private static boolean looksLikeDelivery(Part part) {
        return part.type().equals("text/plain")
                && blocks(part).stream().mapToLong(ReportFields::speaking).sum() >= ENOUGH;
    }

    /** How many different fields of delivery reports the block has. */
    static long speaking(Headers block) {
        return block.entries().stream()
                .map(entry -> entry.name().toLowerCase(Locale.ROOT))
                .filter(SPEAKING::contains)
                .distinct()
                .count();
    }
}
