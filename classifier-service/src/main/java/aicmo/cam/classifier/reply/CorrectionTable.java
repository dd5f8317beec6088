package aicmo.cam.classifier.reply;

import aicmo.cam.events.ReplyClass;
import aicmo.cam.events.ReplyIngested;
import aicmo.cam.messaging.EventJson;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The table {@code reply_correction}: everything that people said of verdicts. */
@Singleton
class CorrectionTable {
    private final Jdbi jdbi;

    CorrectionTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The last word on a message, and the message. */
    record Labelled(ReplyIngested message, ReplyClass replyClass, String by, String note) {}

    /** Keeps what a person says, before it takes the place of what counted until now. */
    void add(UUID inboundId, ReplyClass replyClass, String by, String note, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into reply_correction (inbound_id, reply_class, instead_of, corrected_by, note, corrected_at)
                        select inbound_id, :class, reply_class, :by, :note, :now
                        from classified_reply where inbound_id = :inbound
                        """)
                .bind("inbound", inboundId)
                .bind("class", replyClass.name())
                .bind("by", by)
                .bind("note", note)
                .bind("now", now)
                .execute());
    }

    /** The messages that people corrected, each with its last label, the latest first. */
    List<Labelled> labelled(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from (
                            select distinct on (c.inbound_id) c.id, c.reply_class, c.corrected_by, c.note, r.message
                            from reply_correction c join classified_reply r using (inbound_id)
                            where r.message is not null
                            order by c.inbound_id, c.id desc) last
                        order by id desc limit :limit
                        """)
                .bind("limit", limit)
                .map((rs, context) -> labelled(rs))
                .list());
    }

    private static Labelled labelled(ResultSet rs) throws SQLException {
        return new Labelled(
                EventJson.read(rs.getString("message").getBytes(StandardCharsets.UTF_8), ReplyIngested.class),
                ReplyClass.valueOf(rs.getString("reply_class")),
                rs.getString("corrected_by"),
                rs.getString("note"));
    }
}
