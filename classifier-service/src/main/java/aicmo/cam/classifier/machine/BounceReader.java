package aicmo.cam.classifier.machine;

import aicmo.cam.classifier.Bounce;
import aicmo.cam.classifier.DeliveryStatus;
import aicmo.cam.classifier.Evidence;
import aicmo.cam.classifier.Message;
import aicmo.cam.classifier.Verdict;
import aicmo.cam.classifier.phrase.Text;
import aicmo.cam.events.BounceKind;
import aicmo.cam.events.ReplyClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a delivery failure or delay, with a machine-readable report (RFC 3464) or without one. */
public final class BounceReader {

    private static final double ENOUGH = 0.75;

    private BounceReader() {}

    /** The verdict where a mail system speaks of a delivery, else empty. */
    public static Optional<Verdict> read(Message message, Text subject, Text own) {
        Said head = Said.before(message.text());
        Optional<Verdict> noFailure = Notices.read(message, subject, head);
        if (noFailure.isPresent()) {
            return noFailure;
        }
        List<DeliveryStatus> failed = message.delivered().stream()
                .filter(status -> isFailure(status.action(), status.status()))
                .toList();
        if (failed.isEmpty() && !message.delivered().isEmpty() && isDelivered(message)) {
            return Optional.of(Verdict.of(
                    ReplyClass.NEUTRAL,
                    0.95,
                    "delivered",
                    List.of(reported(message.delivered().getFirst()))));
        }
        Signs signs = Signs.of(message, subject, head, own);
        if (failed.isEmpty() && signs.score() < ENOUGH) {
            return Optional.empty();
        }
        List<Evidence> evidence = new ArrayList<>();
        failed.forEach(status -> evidence.add(reported(status)));
        evidence.addAll(signs.evidence());
        double confidence = failed.isEmpty() ? Math.min(0.97, 0.55 + signs.score() * 0.35) : 0.99;
        return Optional.of(verdict(message, head, failed, evidence, confidence));
    }

    private static Verdict verdict(
            Message message, Said head, List<DeliveryStatus> failed, List<Evidence> evidence, double confidence) {
        Failure failure = failed.isEmpty() ? Failure.ofText(message, head) : Failure.ofReport(message, head, failed);
        failure.reason().evidence().ifPresent(evidence::add);
        boolean late = !failed.isEmpty()
                && failed.stream().allMatch(status -> status.action().equals("delayed"));
        BounceKind kind = late ? BounceKind.SOFT : failure.kind();
        Bounce bounce = new Bounce(kind, failure.recipient(), failure.status(), failure.replyCode());
        String reason = late ? "delayed" : failure.reason().words(failure.status());
        return Verdict.of(ReplyClass.BOUNCE, confidence, reason, evidence).bounced(bounce);
    }

    private static boolean isFailure(String action, String status) {
        return switch (action) {
            case "failed", "delayed", "failure" -> true;
            case "delivered", "relayed", "expanded" -> false;
            default -> status.startsWith("5") || status.startsWith("4");
        };
    }

    private static boolean isDelivered(Message message) {
        return message.delivered().stream()
                .anyMatch(status -> status.status().startsWith("2")
                        || status.action().equals("delivered")
                        || status.action().equals("relayed")
                        || status.action().equals("expanded"));
    }

    private static Evidence reported(DeliveryStatus status) {
        String said = (status.action() + " " + status.status() + " " + status.diagnostic()).strip();
        return Evidence.whole("rfc3464/action", "report", said);
    }
}
