package aicmo.cam.classifier.reply;

import aicmo.cam.classifier.ReplyClassifier;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.events.ReplyClassified;
import aicmo.cam.events.ReplyIngested;
import aicmo.cam.messaging.EventId;
import aicmo.cam.messaging.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Messages and their verdicts: given by the classifier, and by people who know better. */
@ApplicationScoped
class ClassifiedReplies {
    private final ReplyClassifier classifier;
    private final ClassifiedReplyTable table;
    private final CorrectionTable corrections;
    private final Outbox outbox;
    private final VerdictMetrics metrics;
    private final Clock clock;

    ClassifiedReplies(
            ReplyClassifier classifier,
            ClassifiedReplyTable table,
            CorrectionTable corrections,
            Outbox outbox,
            VerdictMetrics metrics,
            Clock clock) {
        this.classifier = classifier;
        this.table = table;
        this.corrections = corrections;
        this.outbox = outbox;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Within the transaction of the event. */
    void classify(ReplyIngested message) {
        ReplyClassified verdict = Translation.event(
                EventId.next(), clock.instant(), message, classifier.classify(Translation.message(message)));
        if (table.insert(verdict, message)) {
            outbox.publish(verdict);
            metrics.given(verdict.replyClass());
        }
    }

    /**
     * A person says what a message means.
     *
     * @return the verdict that counts from now on; empty where no such message was classified
     */
    @Transactional
    Optional<ReplyClassified> correct(UUID inboundId, ReplyClass replyClass, String by, String note) {
        Instant now = clock.instant();
        String reason = note == null || note.isBlank() ? "corrected by " + by : note;
        corrections.add(inboundId, replyClass, by, note, now);
        return table.correct(inboundId, replyClass, by, reason, now).map(corrected -> {
            outbox.publish(corrected);
            metrics.corrected(corrected.replyClass());
            return corrected;
        });
    }
}
