package aicmo.cam.classifier.machine;

import aicmo.cam.classifier.Evidence;
import aicmo.cam.classifier.Message;
import aicmo.cam.classifier.Verdict;
import aicmo.cam.classifier.phrase.PhraseBook;
import aicmo.cam.classifier.phrase.Text;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.mail.coding.LetterCase;
import java.util.List;
import java.util.Optional;

/** What looks like a delivery report and is none: complaints (RFC 5965), read receipts (RFC 3798), challenges to prove oneself. */
final class Notices {

    private static final PhraseBook BOOK = Signs.BOOK;

    private Notices() {}

    static Optional<Verdict> read(Message message, Text subject, Said head) {
        if (message.feedbackType().isPresent()) {
            return Optional.of(
                    feedback(LetterCase.lower(message.feedbackType().get().strip())));
        }
        String type = message.header("content-type");
        if (type.contains("disposition-notification")) {
            return Optional.of(receipt(Evidence.header("rfc3798/report-type", "content-type", type)));
        }
        return challenge(message, subject, head).or(() -> complaint(message, subject, head));
    }

    private static Verdict feedback(String type) {
        List<Evidence> evidence = List.of(Evidence.whole("rfc5965/feedback-type", "report", type));
        return switch (type) {
            case "auth-failure", "not-spam", "dkim" ->
                Verdict.of(ReplyClass.NEUTRAL, 0.95, "feedback report: " + type, evidence);
            default -> Verdict.of(ReplyClass.UNSUB, 0.99, "complaint", evidence).complained();
        };
    }

    private static Verdict receipt(Evidence evidence) {
        return Verdict.of(ReplyClass.NEUTRAL, 0.95, "read receipt", List.of(evidence));
    }

    private static Optional<Verdict> challenge(Message message, Text subject, Said head) {
        boolean machine = MailSystem.in(message).isPresent()
                || !message.delivered().isEmpty()
                || MailSystem.hasNullSender(message)
                || !message.header("auto-submitted").isEmpty()
                || LetterCase.lower(message.fromAddress()).contains("boxbe");
        return machine
                ? first(subject, head, "challenge")
                        .map(e -> Verdict.of(ReplyClass.NEUTRAL, 0.9, "challenge", List.of(e)))
                : Optional.empty();
    }

    /** Providers older than RFC 5965, and Amazon's notifications in JSON, say it in words alone. */
    private static Optional<Verdict> complaint(Message message, Text subject, Said head) {
        boolean robot = LetterCase.lower(message.fromAddress())
                .matches("(?:staff|abuse|complaints?|feedback(?:loop)?|fbl|no-?reply|postmaster)@.{1,250}");
        Optional<Evidence> said = robot ? first(subject, head, "complaint") : Optional.empty();
        return said.map(
                e -> Verdict.of(ReplyClass.UNSUB, 0.9, "complaint", List.of(e)).complained());
    }

    private static Optional<Evidence> first(Text subject, Said head, String section) {
        return subject.first(BOOK, section, "subject").or(() -> head.text().first(BOOK, section, "body"));
    }
}
