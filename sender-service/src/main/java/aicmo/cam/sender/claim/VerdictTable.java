package aicmo.cam.sender.claim;

import aicmo.cam.events.LeadState;
import aicmo.cam.mail.address.SuppressionKeys;
import aicmo.cam.messaging.SqlArray;
import aicmo.cam.sender.campaign.LeadStop;
import aicmo.cam.sender.hold.AnswerRule;
import aicmo.cam.sender.hold.Hold;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Asks, within the current transaction, who said stop. */
@Singleton
public class VerdictTable {
    private final Jdbi jdbi;

    VerdictTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The patterns of the domains above come from here, so that a suppression is found by one look at one index. */
    public Map<UUID, Verdict> of(Collection<Claimed> mails, Instant now) {
        Map<UUID, Verdict> verdicts = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select e.id, e.recipient, e.track, e.campaign_id, s.reason, l.state, coalesce(c.paused, false) as paused,
                               h.key, h.since, h.until, h.why, held.inbound_id as answer
                        from unnest(:ids, :above) as given (id, above)
                        join outbound_email e on e.id = given.id
                        left join lateral (
                            select min(reason) as reason from suppression
                            where address = any(array[e.recipient_key, e.recipient_domain]
                                || string_to_array(given.above, ' '))) s on true
                        left join lateral (
                            select a.inbound_id from answer_hold a
                            where a.address = e.recipient_key and a.released_at is null and a.until > :now and %s
                            order by a.until desc limit 1) held on true
                        left join lead l on l.lead_id = e.lead_id and l.changed_at >= e.requested_at
                        left join campaign c on c.campaign_id = e.campaign_id
                        left join hold h on h.key in ('sender:' || e.sender_domain, 'sender:' || e.identity)
                            and h.in_force and h.probe is distinct from e.id
                        """.formatted(AnswerRule.HOLDS))
                .bind("ids", SqlArray.of("uuid", mails.stream().map(Claimed::id).toArray()))
                .bind(
                        "above",
                        SqlArray.of(
                                "text", mails.stream().map(VerdictTable::above).toArray()))
                .bind("now", now)
                .map((rs, context) -> verdicts.put(rs.getObject("id", UUID.class), verdict(rs)))
                .list());
        copies(mails, verdicts);
        return verdicts;
    }

    /** Who gets copies is asked only of the few mails that have any; the first of them who gets no more mail stops all of it. */
    private void copies(Collection<Claimed> mails, Map<UUID, Verdict> verdicts) {
        List<UUID> copied = mails.stream()
                .filter(mail -> !mail.mail().copies().isEmpty())
                .map(Claimed::id)
                .toList();
        if (copied.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> handle.createQuery("""
                        select distinct on (c.email_id) c.email_id, c.address_key, s.reason
                        from email_cc c join suppression s on s.address = any(c.keys)
                        where c.email_id = any(:ids)
                        order by c.email_id, c.place, s.reason
                        """)
                .bindArray("ids", UUID.class, copied.toArray())
                .map((rs, context) -> Map.entry(
                        rs.getObject("email_id", UUID.class),
                        new Verdict.Suppressed(rs.getString("address_key") + " (cc)", rs.getString("reason"))))
                .forEach(stopped -> verdicts.computeIfPresent(
                        stopped.getKey(),
                        (id, verdict) -> verdict instanceof Verdict.Suppressed ? verdict : stopped.getValue())));
    }

    private static String above(Claimed mail) {
        return String.join(" ", SuppressionKeys.above(mail.recipientDomain()));
    }

    private static Verdict verdict(ResultSet rs) throws SQLException {
        String suppressed = rs.getString("reason");
        if (suppressed != null) {
            return new Verdict.Suppressed(rs.getString("recipient"), suppressed);
        }
        String state = rs.getString("state");
        if (state != null && LeadStop.of(LeadState.valueOf(state)).concerns(rs.getString("track"))) {
            return new Verdict.Stopped(state);
        }
        if (rs.getBoolean("paused")) {
            return new Verdict.Paused(rs.getObject("campaign_id", UUID.class));
        }
        UUID answer = rs.getObject("answer", UUID.class);
        if (answer != null) {
            return new Verdict.Answered(answer);
        }
        String hold = rs.getString("key");
        return hold == null ? new Verdict.Go() : new Verdict.Held(hold(rs, hold));
    }

    private static Hold hold(ResultSet rs, String key) throws SQLException {
        Timestamp until = rs.getTimestamp("until");
        return new Hold(
                key,
                rs.getTimestamp("since").toInstant(),
                until == null ? null : until.toInstant(),
                rs.getString("why"));
    }
}
