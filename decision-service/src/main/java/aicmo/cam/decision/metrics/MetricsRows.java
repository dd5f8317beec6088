package aicmo.cam.decision.metrics;

import static java.util.stream.Collectors.joining;

import aicmo.cam.events.LeadState;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Reads the tables of counters. They grow by differences, so that reading them costs the same for any campaign. */
@Singleton
public class MetricsRows {
    private static final UUID NONE = new UUID(0, 0);

    /** The steps as the campaign has them now. */
    private static final String STEPS = """
            select cast(step ->> 'id' as uuid) as id, step ->> 'track' as track, cast(step ->> 'number' as int) as number,
                step ->> 'subject' as subject
            from campaign_status, jsonb_array_elements(steps) step where campaign_id = :campaign""";

    /** Where a step stands now; for one that the campaign no longer has, where it stood. */
    private static final String PLACE = """
            coalesce(max(s.track), max(c.track)) as track, coalesce(max(s.number), max(c.step)) as step, max(s.subject) as subject,
            count(s.id) = 0 and (select steps is not null from campaign_status where campaign_id = :campaign) as removed""";

    private final Jdbi jdbi;

    /** Reads there. */
    public MetricsRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Counters and rates of a campaign, all zero before the first event; empty for one that is not known. */
    public Optional<Metrics> find(UUID campaignId) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select m.*, coalesce(m.updated_at, s.since) as counted_at,
                            array(select state || ' ' || leads from campaign_leads l
                                  where l.campaign_id = s.campaign_id and leads > 0) as leads_by_state
                        from campaign_status s left join campaign_metrics m using (campaign_id)
                        where s.campaign_id = :campaign
                        """)
                .bind("campaign", campaignId)
                .map((rs, context) -> Metrics.of(
                        campaignId,
                        counts(rs),
                        states(rs),
                        rs.getObject("counted_at", OffsetDateTime.class).toInstant()))
                .findOne());
    }

    /**
     * The counters of a campaign, divided; in the order of what they are divided by. A part whose events moved to another, since more
     * became known about their emails, is empty and left out.
     */
    List<Slice> slices(UUID campaignId, Set<By> by) {
        String parts = by.stream().map(By::column).collect(joining(", "));
        String order = by.stream().map(By::order).collect(joining(", "));
        return jdbi.withHandle(handle -> handle.createQuery("select " + parts + ", " + PLACE + ", "
                        + Counter.each(column -> "sum(c." + column + ") as " + column)
                        + " from campaign_cell c left join (" + STEPS + ") s on s.id = c.step_id"
                        + " where c.campaign_id = :campaign group by " + parts
                        + " having greatest(" + Counter.each(column -> "sum(c." + column + ")") + ") > 0 order by "
                        + order)
                .bind("campaign", campaignId)
                .map((rs, context) -> slice(rs, by))
                .list());
    }

    private static Slice slice(ResultSet rs, Set<By> by) throws SQLException {
        boolean step = by.contains(By.STEP);
        UUID id = step ? rs.getObject("step_id", UUID.class) : null;
        Part part = new Part(
                step ? told(rs.getString("track")) : null,
                step && rs.getInt("step") > 0 ? rs.getInt("step") : null,
                by.contains(By.VARIANT) ? told(rs.getString("variant")) : null,
                NONE.equals(id) ? null : id);
        return Slice.of(
                part,
                step ? rs.getString("subject") : null,
                part.stepId() != null && rs.getBoolean("removed"),
                by.contains(By.DAY) ? day(rs.getString("day")) : null,
                counts(rs));
    }

    private static String told(String text) {
        return text.isEmpty() ? null : text;
    }

    private static LocalDate day(String day) {
        return day.equals("-infinity") ? null : LocalDate.parse(day);
    }

    /** How many leads of the campaign stand where, in the same round trip; those that never moved are not known here. */
    private static Map<LeadState, Long> states(ResultSet rs) throws SQLException {
        Map<LeadState, Long> states = new EnumMap<>(LeadState.class);
        for (String state : (String[]) rs.getArray("leads_by_state").getArray()) {
            int gap = state.indexOf(' ');
            states.put(LeadState.valueOf(state.substring(0, gap)), Long.valueOf(state.substring(gap + 1)));
        }
        return states;
    }

    /** Columns of a missing row are null, which JDBC reads as zero. */
    private static Counts counts(ResultSet rs) throws SQLException {
        return new Counts(
                rs.getLong("queued"),
                rs.getLong("sent"),
                rs.getLong("failed"),
                rs.getLong("replies"),
                rs.getLong("positive"),
                rs.getLong("negative"),
                rs.getLong("neutral"),
                rs.getLong("unsubscribed"),
                rs.getLong("out_of_office"),
                rs.getLong("complaints"),
                rs.getLong("bounces"),
                rs.getLong("hard_bounces"),
                rs.getLong("refused"));
    }
}
