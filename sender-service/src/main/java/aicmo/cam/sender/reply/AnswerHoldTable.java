package aicmo.cam.sender.reply;

import aicmo.cam.events.ReplyClass;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Which answers hold whom. The claim reads the same rows ({@code claim.VerdictTable}). */
@Singleton
class AnswerHoldTable {
    private static final String MESSAGES = """
            select inbound_id, array_agg(address order by address) as addresses, min(reply_class) as reply_class,
                   min(cast(campaign_id as text)) as campaign_id, min(cast(lead_id as text)) as lead_id,
                   min(answered_at) as answered_at, max(until) as until, max(released_at) as released_at,
                   min(released_by) as released_by, min(release_reason) as release_reason
            from answer_hold where %s group by inbound_id order by inbound_id desc limit :limit
            """;

    private final Jdbi jdbi;

    AnswerHoldTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * What to look for; a null says nothing.
     *
     * @param all whether also those that somebody released or that are over
     */
    record Filter(String address, UUID campaignId, boolean all) {}

    /** Who decides, and why. */
    record Decision(String by, String reason, Instant at) {}

    /** Which of its addresses it holds now: the same answer told again adds none. */
    List<String> put(AnswerHold hold) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        insert into answer_hold (address, inbound_id, reply_class, campaign_id, lead_id, answered_at, until)
                        select address, :message, :class, :campaign, :lead, :answered, :until from unnest(:addresses) as address
                        on conflict (address, inbound_id) do nothing
                        returning address
                        """)
                .bindArray("addresses", String.class, hold.addresses())
                .bind("message", hold.message())
                .bind("class", hold.replyClass().name())
                .bindByType("campaign", hold.campaignId(), UUID.class)
                .bindByType("lead", hold.leadId(), UUID.class)
                .bind("answered", hold.answeredAt())
                .bind("until", hold.until())
                .mapTo(String.class)
                .list());
    }

    /** Ends the hold of a message; false where it holds nobody. */
    boolean release(UUID message, Decision decision) {
        return !released("inbound_id = :what", message, decision).isEmpty();
    }

    /** Ends what answers of a lead hold that came before the decision; answers their messages. */
    List<UUID> releaseOfLead(UUID leadId, Decision decision) {
        return released("lead_id = :what and answered_at <= :at", leadId, decision);
    }

    /** The latest answer first. */
    List<AnswerHold> list(Filter filter, Instant now, UUID after, int limit) {
        Map<String, Object> asked = new LinkedHashMap<>();
        List<String> conditions = new ArrayList<>(List.of("true"));
        if (filter.address() != null) {
            conditions.add("inbound_id in (select inbound_id from answer_hold where address = :address)");
            asked.put("address", filter.address());
        }
        if (filter.campaignId() != null) {
            conditions.add("campaign_id = :campaign");
            asked.put("campaign", filter.campaignId());
        }
        if (!filter.all()) {
            conditions.add("released_at is null and until > :now");
            asked.put("now", now);
        }
        if (after != null) {
            conditions.add("inbound_id < :after");
            asked.put("after", after);
        }
        return jdbi.withHandle(handle -> handle.createQuery(MESSAGES.formatted(String.join(" and ", conditions)))
                .bindMap(asked)
                .bind("limit", limit)
                .map((rs, context) -> read(rs))
                .list());
    }

    Optional<AnswerHold> find(UUID message) {
        return jdbi.withHandle(handle -> handle.createQuery(MESSAGES.formatted("inbound_id = :message"))
                .bind("message", message)
                .bind("limit", 1)
                .map((rs, context) -> read(rs))
                .findOne());
    }

    /** Forgets what was over at that time, a part at a time; how many rows. */
    int forget(Instant overBy, int most) {
        return jdbi.withHandle(handle ->
                handle.createUpdate("""
                        delete from answer_hold
                        where ctid = any(array(select ctid from answer_hold where until < :over limit :most))
                        """).bind("over", overBy).bind("most", most).execute());
    }

    private List<UUID> released(String which, UUID what, Decision decision) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        with released as (
                            update answer_hold set released_at = :at, released_by = :by, release_reason = :reason
                            where %s and released_at is null
                            returning inbound_id)
                        select distinct inbound_id from released
                        """.formatted(which))
                .bind("what", what)
                .bind("at", decision.at())
                .bind("by", decision.by())
                .bind("reason", decision.reason())
                .mapTo(UUID.class)
                .list());
    }

    private static AnswerHold read(ResultSet rs) throws SQLException {
        Timestamp released = rs.getTimestamp("released_at");
        return new AnswerHold(
                rs.getObject("inbound_id", UUID.class),
                Arrays.asList((String[]) rs.getArray("addresses").getArray()),
                ReplyClass.valueOf(rs.getString("reply_class")),
                uuid(rs.getString("campaign_id")),
                uuid(rs.getString("lead_id")),
                rs.getTimestamp("answered_at").toInstant(),
                rs.getTimestamp("until").toInstant(),
                released == null ? null : released.toInstant(),
                rs.getString("released_by"),
                rs.getString("release_reason"));
    }

    private static UUID uuid(String text) {
        return text == null ? null : UUID.fromString(text);
    }
}
