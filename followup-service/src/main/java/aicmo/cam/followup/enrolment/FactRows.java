package aicmo.cam.followup.enrolment;

import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.followup.definition.Track;
import aicmo.cam.followup.sequence.Action;
import aicmo.cam.followup.sequence.StepId;
import aicmo.cam.followup.sequence.StepRecord;
import aicmo.cam.followup.sequence.StepStatus;
import aicmo.cam.followup.sequence.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** What happened to some leads, read in one go: {@code step_of_lead}, {@code verdict} and {@code lead_action}. */
record FactRows(
        Map<UUID, Map<UUID, StepRecord>> steps,
        Map<UUID, Map<UUID, Verdict>> verdicts,
        Map<UUID, Map<UUID, Action>> actions) {
    static FactRows read(Handle handle, Collection<UUID> leads) {
        return new FactRows(
                byLead(handle, leads, "step_of_lead", FactRows::step, step -> step.id()
                        .id()),
                byLead(handle, leads, "verdict", FactRows::verdict, Verdict::inboundId),
                byLead(handle, leads, "lead_action", FactRows::action, Action::id));
    }

    private interface Reading<T> {
        T from(ResultSet rs) throws SQLException;
    }

    private static <K, T> Map<UUID, Map<K, T>> byLead(
            Handle handle, Collection<UUID> leads, String table, Reading<T> reading, Function<T, K> key) {
        Map<UUID, Map<K, T>> found = new HashMap<>();
        handle.createQuery("select * from " + table + " where lead_id = any(:ids)")
                .bindArray("ids", UUID.class, leads)
                .map((rs, context) -> {
                    T one = reading.from(rs);
                    return found.computeIfAbsent(rs.getObject("lead_id", UUID.class), id -> new HashMap<>())
                            .put(key.apply(one), one);
                })
                .list();
        return found;
    }

    private static StepRecord step(ResultSet rs) throws SQLException {
        String failure = rs.getString("failure");
        return new StepRecord(
                new StepId(
                        rs.getObject("step_id", UUID.class),
                        Track.named(rs.getString("track")).orElseThrow(),
                        rs.getInt("number")),
                rs.getObject("request_id", UUID.class),
                StepStatus.valueOf(rs.getString("status")),
                rs.getObject("email_id", UUID.class),
                failure == null ? null : EmailFailed.Reason.valueOf(failure),
                rs.getString("reason"),
                rs.getBoolean("returned"),
                rs.getInt("retry"),
                instant(rs, "at"));
    }

    private static Verdict verdict(ResultSet rs) throws SQLException {
        return new Verdict(
                rs.getObject("inbound_id", UUID.class),
                rs.getObject("event_id", UUID.class),
                instant(rs, "decided_at"),
                instant(rs, "received_at"),
                ReplyClass.valueOf(rs.getString("reply_class")),
                rs.getString("reason"),
                rs.getObject("return_date", LocalDate.class),
                rs.getBoolean("hard_bounce"),
                Verdict.Bearing.valueOf(rs.getString("bearing")),
                rs.getBoolean("corrected"));
    }

    private static Action action(ResultSet rs) throws SQLException {
        return new Action(
                rs.getObject("id", UUID.class),
                Action.Kind.valueOf(rs.getString("kind")),
                instant(rs, "at"),
                rs.getString("by"),
                rs.getString("why"));
    }

    static Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
