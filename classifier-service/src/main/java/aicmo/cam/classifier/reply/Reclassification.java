package aicmo.cam.classifier.reply;

import aicmo.cam.classifier.ReplyClassifier;
import aicmo.cam.classifier.Verdict;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.events.ReplyClassified;
import aicmo.cam.messaging.EventId;
import aicmo.cam.messaging.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Runs the messages of a period through the present version of the classifier. */
@ApplicationScoped
class Reclassification {
    private static final int PAGE = 200;
    private static final int MOST_TOLD = 500;

    private final ReplyClassifier classifier;
    private final KeptMessages messages;
    private final Outbox outbox;
    private final Clock clock;

    Reclassification(ReplyClassifier classifier, KeptMessages messages, Outbox outbox, Clock clock) {
        this.classifier = classifier;
        this.messages = messages;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A message that the present version understands otherwise. */
    record Change(
            UUID inboundId, ReplyClass was, String wasReason, ReplyClass becomes, double confidence, String reason) {}

    /**
     * What would change, or did.
     *
     * @param corrected messages that a person judged; they stay as they are
     * @param notKept messages that were classified before messages were kept; they cannot be read again
     * @param matrix how many of each class become each other
     * @param changes the first {@value #MOST_TOLD}
     */
    record Report(
            boolean applied,
            String classifier,
            int messages,
            int corrected,
            int notKept,
            int changed,
            Map<ReplyClass, Map<ReplyClass, Integer>> matrix,
            List<Change> changes) {}

    Report run(Instant from, Instant to, boolean apply) {
        int[] counts = new int[4];
        Map<ReplyClass, Map<ReplyClass, Integer>> matrix = new EnumMap<>(ReplyClass.class);
        List<Change> changes = new ArrayList<>();
        List<KeptMessages.Kept> page = messages.between(from, to, null, PAGE);
        while (!page.isEmpty()) {
            for (KeptMessages.Kept kept : page) {
                counts[0]++;
                if (kept.corrected()) {
                    counts[1]++;
                } else if (kept.message().isEmpty()) {
                    counts[2]++;
                } else if (changes(kept, apply, changes, matrix)) {
                    counts[3]++;
                }
            }
            page = messages.between(from, to, page.getLast(), PAGE);
        }
        return new Report(apply, ReplyClassifier.VERSION, counts[0], counts[1], counts[2], counts[3], matrix, changes);
    }

    private boolean changes(
            KeptMessages.Kept kept,
            boolean apply,
            List<Change> changes,
            Map<ReplyClass, Map<ReplyClass, Integer>> matrix) {
        Verdict verdict = classifier.classify(Translation.message(kept.message().orElseThrow()));
        if (verdict.replyClass() == kept.replyClass() || (apply && !put(kept, verdict))) {
            return false;
        }
        matrix.computeIfAbsent(kept.replyClass(), was -> new EnumMap<>(ReplyClass.class))
                .merge(verdict.replyClass(), 1, Integer::sum);
        if (changes.size() < MOST_TOLD) {
            changes.add(new Change(
                    kept.inboundId(),
                    kept.replyClass(),
                    kept.reason(),
                    verdict.replyClass(),
                    verdict.confidence(),
                    verdict.reason()));
        }
        return true;
    }

    /** The new verdict and its event belong together; a long period is many small transactions. */
    private boolean put(KeptMessages.Kept kept, Verdict verdict) {
        ReplyClassified event = Translation.event(
                EventId.next(), clock.instant(), kept.message().orElseThrow(), verdict);
        return QuarkusTransaction.requiringNew().call(() -> {
            boolean replaced = messages.replace(event);
            if (replaced) {
                outbox.publish(event);
            }
            return replaced;
        });
    }
}
