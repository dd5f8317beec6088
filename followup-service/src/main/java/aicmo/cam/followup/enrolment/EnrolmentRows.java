package aicmo.cam.followup.enrolment;

import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.LeadState;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.followup.definition.Track;
import aicmo.cam.followup.lead.Person;
import aicmo.cam.followup.sequence.Lead;
import aicmo.cam.followup.sequence.StepId;
import aicmo.cam.followup.sequence.StepRecord;
import aicmo.cam.followup.sequence.StepStatus;
import aicmo.cam.followup.sequence.Verdict;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Leads as they are kept: {@code lead}, {@code enrolment}, {@code step_of_lead} and {@code verdict}, read together. */
@Singleton
public class EnrolmentRows {
    private static final TypeReference<Map<String, String>> VARIABLES = new TypeReference<>() {};

    private final Jdbi jdbi;
    private final ObjectMapper json;

    EnrolmentRows(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /** The leads of these ids that there are, by the order of their ids; three round trips for any number. */
    public List<Lead> load(Collection<UUID> ids) {
        return read(ids, "");
    }

    /** The same, and keeps others from them until the transaction ends. */
    List<Lead> hold(Collection<UUID> ids) {
        return read(ids, "for update of e");
    }

    /** What hangs on a lead is read after the lead itself: only then nobody else can be writing it. */
    private List<Lead> read(Collection<UUID> ids, String lock) {
        return jdbi.withHandle(handle -> {
            List<Lead> bare = handle.createQuery("""
                            select l.*, e.state, e.joined_at, e.unsubscribed_why, e.bounced_why, e.exhausted_at
                            from lead l join enrolment e on e.lead_id = l.id
                            where l.id = any(:ids) order by l.id %s
                            """.formatted(lock))
                    .bindArray("ids", UUID.class, ids)
                    .map((rs, context) -> lead(rs))
                    .list();
            Map<UUID, Map<StepId, StepRecord>> steps = steps(handle, ids);
            Map<UUID, Map<UUID, Verdict>> verdicts = verdicts(handle, ids);
            return bare.stream()
                    .map(lead -> lead.with(
                            steps.getOrDefault(lead.id(), Map.of()), verdicts.getOrDefault(lead.id(), Map.of())))
                    .toList();
        });
    }

    /** The leads of every campaign with one of these addresses, by the address. */
    Map<String, List<UUID>> byAddress(Collection<String> emailKeys) {
        if (emailKeys.isEmpty()) {
            return Map.of();
        }
        Map<String, List<UUID>> found = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("select email_key, id from lead where email_key = any(:keys)")
                .bindArray("keys", String.class, emailKeys)
                .map((rs, context) -> found.computeIfAbsent(rs.getString(1), key -> new ArrayList<>())
                        .add(rs.getObject(2, UUID.class)))
                .list());
        return found;
    }

    private Lead lead(ResultSet rs) throws SQLException {
        UUID id = rs.getObject("id", UUID.class);
        Person person = new Person(
                rs.getString("email"),
                rs.getString("first_name"),
                rs.getString("last_name"),
                rs.getString("company"),
                rs.getString("time_zone"),
                variables(id, rs.getString("variables")));
        return new Lead(
                id,
                rs.getObject("campaign_id", UUID.class),
                person,
                LeadState.valueOf(rs.getString("state")),
                instant(rs, "joined_at"),
                Map.of(),
                Map.of(),
                rs.getString("unsubscribed_why"),
                rs.getString("bounced_why"),
                instant(rs, "exhausted_at"));
    }

    private static Map<UUID, Map<StepId, StepRecord>> steps(Handle handle, Collection<UUID> ids) {
        Map<UUID, Map<StepId, StepRecord>> byLead = new HashMap<>();
        handle.createQuery("select * from step_of_lead where lead_id = any(:ids)")
                .bindArray("ids", UUID.class, ids)
                .map((rs, context) -> {
                    StepRecord step = step(rs);
                    byLead.computeIfAbsent(rs.getObject("lead_id", UUID.class), id -> new HashMap<>())
                            .put(step.id(), step);
                    return step;
                })
                .list();
        return byLead;
    }

    private static Map<UUID, Map<UUID, Verdict>> verdicts(Handle handle, Collection<UUID> ids) {
        Map<UUID, Map<UUID, Verdict>> byLead = new HashMap<>();
        handle.createQuery("select * from verdict where lead_id = any(:ids)")
                .bindArray("ids", UUID.class, ids)
                .map((rs, context) -> {
                    Verdict verdict = verdict(rs);
                    byLead.computeIfAbsent(rs.getObject("lead_id", UUID.class), id -> new HashMap<>())
                            .put(verdict.inboundId(), verdict);
                    return verdict;
                })
                .list();
        return byLead;
    }

    private static StepRecord step(ResultSet rs) throws SQLException {
        String failure = rs.getString("failure");
        return new StepRecord(
                new StepId(Track.named(rs.getString("track")).orElseThrow(), rs.getInt("number")),
                rs.getObject("request_id", UUID.class),
                StepStatus.valueOf(rs.getString("status")),
                rs.getObject("email_id", UUID.class),
                failure == null ? null : EmailFailed.Reason.valueOf(failure),
                rs.getString("reason"),
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
                rs.getBoolean("own"),
                rs.getBoolean("corrected"));
    }

    private Map<String, String> variables(UUID lead, String text) throws SQLException {
        try {
            return json.readValue(text, VARIABLES);
        } catch (JsonProcessingException e) {
            throw new SQLException("lead " + lead + " has variables that are no map of texts", e);
        }
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
