package aicmo.cam.followup.document;

import aicmo.cam.followup.gate.AcceptedWarning;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** How campaigns go, read from the stand of their leads. */
@Singleton
public class StandingRows {
    private static final TypeReference<TreeMap<String, Long>> COUNTS = new TypeReference<>() {};
    private static final TypeReference<List<AcceptedWarning>> WARNINGS = new TypeReference<>() {};
    private static final String STANDING = """
            select c.id, c.created_at, c.start_at, c.start_zone, f.reason as start_failed, f.failed_at as start_failed_at,
                c.started_at, c.archived_at, c.cloned_from, c.paused, c.paused_why,
                (select coalesce(json_agg(json_build_object('name', name, 'detail', detail, 'by', accepted_by, 'at', accepted_at)
                    order by name), '[]') from accepted_warning w where w.campaign_id = c.id) as accepted_warnings,
                (select count(*) from enrolment e where e.campaign_id = c.id and not e.over) as running,
                (select coalesce(json_object_agg(state, leads), '{}')
                 from (select state, count(*) as leads from enrolment e where e.campaign_id = c.id group by state) s) as states
            from campaign c left join failed_start f on f.campaign_id = c.id and f.start_at = c.start_at
            """;

    private final Jdbi jdbi;
    private final ObjectMapper json;

    StandingRows(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /** How a campaign goes; empty where there is none. */
    public Optional<CampaignStanding> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(STANDING + "where c.id = :id")
                .bind("id", id)
                .map((rs, context) -> read(rs))
                .findOne());
    }

    /** Those after this one, in the order of their making. @param archived those that are put away, or the others */
    public List<CampaignStanding> after(UUID after, boolean archived, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(STANDING + """
                        where (cast(:after as uuid) is null or c.id > :after)
                          and (c.archived_at is not null) = :archived
                        order by c.id limit :limit
                        """)
                .bind("archived", archived)
                .bind("after", after)
                .bind("limit", limit)
                .map((rs, context) -> read(rs))
                .list());
    }

    private CampaignStanding read(ResultSet rs) throws SQLException {
        try {
            Map<String, Long> states = json.readValue(rs.getString("states"), COUNTS);
            return new CampaignStanding(
                    rs.getObject("id", UUID.class),
                    instant(rs, "created_at"),
                    startAt(rs),
                    rs.getString("start_zone"),
                    rs.getString("start_failed"),
                    instant(rs, "start_failed_at"),
                    json.readValue(rs.getString("accepted_warnings"), WARNINGS),
                    instant(rs, "started_at"),
                    instant(rs, "archived_at"),
                    rs.getObject("cloned_from", UUID.class),
                    rs.getBoolean("paused"),
                    rs.getString("paused_why"),
                    rs.getLong("running"),
                    states);
        } catch (JsonProcessingException e) {
            throw new SQLException("counts that are no JSON", e);
        }
    }

    private static OffsetDateTime startAt(ResultSet rs) throws SQLException {
        Instant at = instant(rs, "start_at");
        return at == null
                ? null
                : at.atZone(ZoneId.of(rs.getString("start_zone"))).toOffsetDateTime();
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
