package aicmo.cam.inbox.message;

import aicmo.cam.events.ReplyClassified;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

/** What a message was understood to mean: columns of {@code inbound_email}. */
@Singleton
class ClassificationRows {
    private final Jdbi jdbi;

    ClassificationRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Notes a verdict. The latest counts, except that no machine overrules a person. */
    void note(ReplyClassified event) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update inbound_email set reply_class = :class, confidence = :confidence, reason = :reason,
                            corrected_by = :corrected_by, classified_at = :at
                        where id = :id
                            and (classified_at is null
                                or (corrected_by is not null) < :corrected
                                or ((corrected_by is not null) = :corrected and classified_at <= :at))
                        """)
                .bind("id", event.inboundId())
                .bind("class", event.replyClass().name())
                .bind("confidence", event.confidence())
                .bind("reason", event.reason())
                .bind("corrected_by", event.correctedBy())
                .bind("corrected", event.correctedBy() != null)
                .bind("at", event.occurredAt())
                .execute());
    }
}
