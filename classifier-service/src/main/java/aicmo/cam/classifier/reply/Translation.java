package aicmo.cam.classifier.reply;

import aicmo.cam.classifier.DeliveryStatus;
import aicmo.cam.classifier.Message;
import aicmo.cam.classifier.ReplyClassifier;
import aicmo.cam.classifier.Verdict;
import aicmo.cam.events.MailRef;
import aicmo.cam.events.ReplyClassified;
import aicmo.cam.events.ReplyIngested;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Between the events and the words of the classifier. */
final class Translation {
    private Translation() {}

    static Message message(ReplyIngested event) {
        return new Message(
                event.from(),
                Objects.requireNonNullElse(event.fromName(), ""),
                event.subject(),
                event.text(),
                event.headers(),
                delivered(event.deliveryReport()),
                Optional.ofNullable(event.feedbackType()),
                event.receivedAt());
    }

    static ReplyClassified event(UUID eventId, Instant now, ReplyIngested message, Verdict verdict) {
        MailRef email = message.threading() == null ? null : message.threading().email();
        String recipient =
                message.threading() == null ? null : message.threading().recipient();
        return new ReplyClassified(
                eventId,
                now,
                message.inboundId(),
                email,
                message.from(),
                recipient,
                verdict.replyClass(),
                verdict.confidence(),
                verdict.reason(),
                verdict.evidence().stream().map(Translation::evidence).toList(),
                verdict.returnDate().orElse(null),
                verdict.bounce().map(Translation::bounce).orElse(null),
                verdict.complaint(),
                message.receivedAt(),
                null,
                ReplyClassifier.VERSION,
                verdict.language().orElse(null),
                verdict.optOutScope().orElse(null));
    }

    private static ReplyClassified.Evidence evidence(aicmo.cam.classifier.Evidence evidence) {
        return new ReplyClassified.Evidence(
                evidence.rule(), Integer.toString(evidence.version()), evidence.where(), evidence.matched());
    }

    private static ReplyClassified.Bounce bounce(aicmo.cam.classifier.Bounce bounce) {
        return new ReplyClassified.Bounce(
                bounce.kind(), known(bounce.recipient()), known(bounce.status()), known(bounce.replyCode()));
    }

    /** What could not be read is absent in an event. */
    private static String known(String part) {
        return part.isEmpty() ? null : part;
    }

    private static List<DeliveryStatus> delivered(ReplyIngested.DeliveryReport report) {
        return report == null
                ? List.of()
                : report.recipients().stream()
                        .map(one -> new DeliveryStatus(one.address(), one.action(), one.status(), one.diagnostic()))
                        .toList();
    }
}
