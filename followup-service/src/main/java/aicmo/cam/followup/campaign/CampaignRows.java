package aicmo.cam.followup.campaign;

import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.followup.definition.Track;
import aicmo.cam.followup.document.CampaignVersion;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The tables {@code campaign} and {@code definition}. */
@Singleton
class CampaignRows {
    private final Jdbi jdbi;
    private final ObjectMapper json;

    CampaignRows(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /** Keeps a new one. @param clonedFrom whose thresholds in force it takes over; null for none */
    void insert(Campaign campaign, UUID clonedFrom, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "insert into campaign (id, created_at, cloned_from) values (:id, :now, :from)")
                .bind("id", campaign.id())
                .bind("now", now)
                .bindByType("from", clonedFrom, UUID.class)
                .execute());
        define(campaign, null, now);
    }

    /** Makes this the version that holds. @param by who wants it so; null where nobody said */
    void define(Campaign campaign, String by, Instant now) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            insert into definition (campaign_id, version, body, made_at, made_by)
                            values (:id, :version, cast(:body as jsonb), :now, :by)
                            """)
                    .bind("id", campaign.id())
                    .bind("version", campaign.version())
                    .bind("body", write(campaign))
                    .bind("now", now)
                    .bind("by", by)
                    .execute();
            handle.createUpdate("update campaign set version = :version, stop_company = :company where id = :id")
                    .bind("id", campaign.id())
                    .bind("version", campaign.version())
                    .bind("company", campaign.rules().stopCompany())
                    .execute();
        });
    }

    /** Which version holds; empty where there is no such campaign. */
    Optional<Integer> version(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select version from campaign where id = :id")
                .bind("id", id)
                .mapTo(Integer.class)
                .findOne());
    }

    Campaign find(UUID id, int version) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select body from definition where campaign_id = :id and version = :version")
                .bind("id", id)
                .bind("version", version)
                .map((rs, context) -> read(rs.getString(1)))
                .one());
    }

    /** Every version, the newest first. */
    List<CampaignVersion> versions(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select body, made_at, made_by from definition where campaign_id = :id order by version desc")
                .bind("id", id)
                .map((rs, context) -> CampaignVersion.of(
                        read(rs.getString(1)),
                        rs.getObject(2, OffsetDateTime.class).toInstant(),
                        rs.getString(3)))
                .list());
    }

    /** Every step that any version of it has or had, and its track. */
    Map<UUID, Track> steps(UUID id) {
        Map<UUID, Track> steps = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select distinct cast(s ->> 'id' as uuid), s ->> 'track'
                        from definition, jsonb_array_elements(body -> 'steps') s where campaign_id = :id
                        """)
                .bind("id", id)
                .map((rs, context) -> steps.put(rs.getObject(1, UUID.class), Track.valueOf(rs.getString(2))))
                .list());
        return steps;
    }

    private String write(Campaign campaign) {
        try {
            return json.writeValueAsString(campaign);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a campaign that can't be written as JSON: " + campaign, e);
        }
    }

    private Campaign read(String body) {
        try {
            return json.readValue(body, Campaign.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a definition that can't be read: " + e.getOriginalMessage(), e);
        }
    }
}
