package aicmo.cam.classifier.reply;

import aicmo.cam.events.ReplyClass;
import aicmo.cam.events.ReplyClassified;
import aicmo.cam.events.ReplyIngested;
import aicmo.cam.messaging.EventJson;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The messages of the table {@code classified_reply}, to be read again by a later version. */
@Singleton
class KeptMessages {
    private final Jdbi jdbi;

    KeptMessages(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * A message and the verdict that counts.
     *
     * @param message empty where the verdict is older than the keeping of messages
     * @param corrected true where a person gave the verdict
     */
    record Kept(
            UUID inboundId,
            Instant receivedAt,
            Optional<ReplyIngested> message,
            ReplyClass replyClass,
            String reason,
            boolean corrected) {}

    void keep(ReplyIngested message) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update classified_reply set message = :message where inbound_id = :inbound")
                .bind("message", new String(EventJson.write(message), StandardCharsets.UTF_8))
                .bind("inbound", message.inboundId())
                .execute());
    }

    /** What was received in [from, to), in the order of receipt, after the last of the page before. */
    List<Kept> between(Instant from, Instant to, Kept last, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select inbound_id, received_at, message, reply_class, reason, corrected_by
                        from classified_reply
                        where received_at >= :from and received_at < :to and (received_at, inbound_id) > (:lastAt, :lastId)
                        order by received_at, inbound_id limit :limit
                        """)
                .bind("from", from)
                .bind("to", to)
                .bind("lastAt", last == null ? from.minusSeconds(1) : last.receivedAt())
                .bind("lastId", last == null ? new UUID(0, 0) : last.inboundId())
                .bind("limit", limit)
                .map((rs, context) -> kept(rs))
                .list());
    }

    /** Puts a new verdict of the classifier in the place of its last; false where a person corrected that meanwhile. */
    boolean replace(ReplyClassified verdict) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update classified_reply
                        set reply_class = :class, confidence = :confidence, reason = :reason, classifier = :classifier,
                            classified_at = :at, language = :language, opt_out_scope = :scope
                        where inbound_id = :inbound and corrected_by is null
                        """)
                        .bind("inbound", verdict.inboundId())
                        .bind("class", verdict.replyClass().name())
                        .bind("confidence", verdict.confidence())
                        .bind("reason", verdict.reason())
                        .bind("classifier", verdict.classifier())
                        .bind("at", verdict.occurredAt())
                        .bind("language", verdict.language())
                        .bind(
                                "scope",
                                verdict.optOutScope() == null
                                        ? null
                                        : verdict.optOutScope().name())
                        .execute())
                == 1;
    }

    private static Kept kept(ResultSet rs) throws SQLException {
        Optional<ReplyIngested> message = Optional.ofNullable(rs.getString("message"))
                .map(json -> EventJson.read(json.getBytes(StandardCharsets.UTF_8), ReplyIngested.class));
        return new Kept(
                rs.getObject("inbound_id", UUID.class),
                rs.getTimestamp("received_at").toInstant(),
                message,
                ReplyClass.valueOf(rs.getString("reply_class")),
                rs.getString("reason"),
                rs.getString("corrected_by") != null);
    }
}
