package aicmo.cam.followup.campaign;

import aicmo.cam.followup.definition.Campaign;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
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

    void insert(Campaign campaign, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("insert into campaign (id, created_at) values (:id, :now)")
                .bind("id", campaign.id())
                .bind("now", now)
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

    /** The same, and keeps it so until the transaction ends. */
    Optional<Integer> holdVersion(UUID id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select version from campaign where id = :id for no key update")
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

    /** Marks it as started; false where it was already. */
    boolean start(UUID id, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                "update campaign set started_at = :now where id = :id and started_at is null")
                        .bind("id", id)
                        .bind("now", now)
                        .execute())
                == 1;
    }

    /** Puts it away for good. */
    void archive(UUID id, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update campaign set archived_at = coalesce(archived_at, :now) where id = :id")
                .bind("id", id)
                .bind("now", now)
                .execute());
    }

    boolean archived(UUID id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select archived_at is not null from campaign where id = :id")
                        .bind("id", id)
                        .mapTo(Boolean.class)
                        .one());
    }

    /**
     * When it was started, and keeps that so until the transaction ends: leads that come in while it is being started belong to
     * one side or the other.
     */
    Optional<Instant> startedAt(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select started_at from campaign where id = :id for share")
                .bind("id", id)
                .map((rs, context) -> Optional.ofNullable(rs.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .findOne()
                .flatMap(started -> started));
    }

    /** It is paused by this revision; nothing where a later one is known. */
    void pause(UUID id, long revision, String why, Instant since) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update campaign set paused = true, pause_revision = :revision, paused_why = :why,
                            paused_since = case when paused then paused_since else :since end
                        where id = :id and pause_revision < :revision
                        """)
                .bind("id", id)
                .bind("revision", revision)
                .bind("why", why)
                .bind("since", since)
                .execute());
    }

    /** It goes on by this revision. @return since when it was paused; empty where it was not, or a later revision is known */
    Optional<Instant> resume(UUID id, long revision) {
        return jdbi.withHandle(handle -> {
            Optional<Instant> since = handle.createQuery("""
                            select paused_since from campaign
                            where id = :id and pause_revision < :revision and paused for no key update
                            """)
                    .bind("id", id)
                    .bind("revision", revision)
                    .map((rs, context) -> rs.getObject(1, OffsetDateTime.class))
                    .findOne()
                    .map(OffsetDateTime::toInstant);
            handle.createUpdate("""
                            update campaign set paused = false, pause_revision = :revision, paused_why = null,
                                paused_since = null
                            where id = :id and pause_revision < :revision
                            """).bind("id", id).bind("revision", revision).execute();
            return since;
        });
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
