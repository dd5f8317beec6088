package aicmo.cam.decision.campaign;

import static java.util.stream.Collectors.toUnmodifiableSet;

import aicmo.cam.decision.pause.OwnThresholds;
import aicmo.cam.decision.pause.Rule;
import aicmo.cam.events.CampaignStarted;
import aicmo.cam.messaging.SqlArray;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** The table {@code campaign_status}. A change of status is a conditional update: of several who try, one does it. */
@Singleton
public class CampaignRows {
    /** No less than the time: where the database was restored from a backup, the next word still counts more than those told since. */
    private static final String NEXT_REVISION =
            "greatest(revision + 1, cast(extract(epoch from cast(:now as timestamptz)) * 1000 as bigint))";

    private static final String OF_THE_FIRST_START = Stream.of(
                    "auto_pause", "reply_rate", "bounce_rate", "complaint_rate", "unsubscribe_rate", "min_sends")
            .map(name -> """
                    asked_%1$s = case when campaign_status.started_at is null
                        then coalesce(campaign_status.asked_%1$s, excluded.asked_%1$s) else campaign_status.asked_%1$s end""".formatted(name))
            .collect(Collectors.joining(", "));

    private final Jdbi jdbi;

    CampaignRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Keeps what a start says; of several starts of a campaign the latest holds. With its first start a clone takes over what a person asked
     * for the other campaign, but where its own definition says something else.
     */
    void started(CampaignStarted event) {
        CampaignStarted.Thresholds own = event.thresholds();
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into campaign_status
                            (campaign_id, name, started_at, since, auto_pause, reply_rate, bounce_rate, min_sends, steps,
                             asked_complaint_rate, asked_unsubscribe_rate, asked_auto_pause, asked_reply_rate, asked_bounce_rate,
                             asked_min_sends)
                        select own.*, other.asked_complaint_rate, other.asked_unsubscribe_rate,
                            case when own.auto_pause is not distinct from other.auto_pause then other.asked_auto_pause end,
                            case when own.reply_rate is not distinct from other.reply_rate then other.asked_reply_rate end,
                            case when own.bounce_rate is not distinct from other.bounce_rate then other.asked_bounce_rate end,
                            case when own.min_sends is not distinct from other.min_sends then other.asked_min_sends end
                        from (select cast(:id as uuid) as id, cast(:name as text) as name, cast(:at as timestamptz) as at, cast(:at as timestamptz) as since,
                                cast(:autoPause as boolean) as auto_pause, cast(:replyRate as double precision) as reply_rate,
                                cast(:bounceRate as double precision) as bounce_rate, cast(:minSends as int) as min_sends,
                                (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                                        'id', id, 'track', track, 'number', number, 'subject', subject)))
                                    from unnest(:ids, :tracks, :numbers, :subjects) as s (id, track, number, subject)) as steps) own
                            left join campaign_status other on other.campaign_id = cast(:clonedFrom as uuid)
                        on conflict (campaign_id) do update set
                            name = excluded.name, started_at = excluded.started_at, auto_pause = excluded.auto_pause,
                            reply_rate = excluded.reply_rate, bounce_rate = excluded.bounce_rate,
                            min_sends = excluded.min_sends, steps = excluded.steps, %s
                            where campaign_status.started_at is null or campaign_status.started_at < excluded.started_at
                        """.formatted(OF_THE_FIRST_START))
                .bind("id", event.campaignId())
                .bind("name", event.name())
                .bind("at", event.occurredAt().atOffset(ZoneOffset.UTC))
                .bind("autoPause", own.autoPause())
                .bind("replyRate", own.replyRate())
                .bind("bounceRate", own.bounceRate())
                .bind("minSends", own.minSends())
                .bindByType("clonedFrom", event.clonedFrom(), UUID.class)
                .bind("ids", SqlArray.of("uuid", column(event, CampaignStarted.Step::id)))
                .bind("tracks", SqlArray.of("text", column(event, CampaignStarted.Step::track)))
                .bind("numbers", SqlArray.of("int4", column(event, CampaignStarted.Step::number)))
                .bind("subjects", SqlArray.of("text", column(event, CampaignStarted.Step::subject)))
                .execute());
    }

    /** Nothing of steps that were told without an identity. */
    private static Object[] column(CampaignStarted event, Function<CampaignStarted.Step, Object> of) {
        boolean known = event.steps().stream().allMatch(step -> step.id() != null);
        return known ? event.steps().stream().map(of).toArray() : new Object[0];
    }

    /** Makes a campaign known before its start is, so that it can be paused; not where too many wait for theirs already. */
    void remember(UUID campaignId, int most) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into campaign_status (campaign_id) select cast(:id as uuid)
                        where (select count(*) from campaign_status where started_at is null and status = 'PAUSED') < :most
                        on conflict do nothing
                        """)
                .bind("id", campaignId)
                .bind("most", most)
                .execute());
    }

    /** The campaign, where one is known. */
    public Optional<Campaign> find(UUID campaignId) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from campaign_status where campaign_id = :id")
                .bind("id", campaignId)
                .map((rs, context) -> read(rs))
                .findOne());
    }

    /** As {@link #find}, and holds it until the transaction ends: of several who judge it one comes after the other. */
    public Optional<Campaign> lock(UUID campaignId) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from campaign_status where campaign_id = :id for update")
                        .bind("id", campaignId)
                        .map((rs, context) -> read(rs))
                        .findOne());
    }

    /** Keeps the thresholds that a person wants for it; false where there is no such campaign. */
    boolean ask(UUID campaignId, OwnThresholds asked) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update campaign_status
                        set asked_auto_pause = :autoPause, asked_reply_rate = :replyRate, asked_bounce_rate = :bounceRate,
                            asked_complaint_rate = :complaintRate, asked_unsubscribe_rate = :unsubscribeRate,
                            asked_min_sends = :minSends, asked_failure_rate = :failureRate
                        where campaign_id = :id
                        """)
                        .bind("id", campaignId)
                        .bindMethods(asked)
                        .execute())
                == 1;
    }

    /** The campaigns that may send. */
    public List<UUID> active() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select campaign_id from campaign_status where status = 'ACTIVE'")
                        .mapTo(UUID.class)
                        .list());
    }

    /**
     * Pauses it if it is active; the new revision, or empty where it was not.
     *
     * @param seen the revision that was judged; null to pause whatever has happened since
     */
    Optional<Long> pause(UUID campaignId, Long seen, String by, String why, Collection<Rule> fired, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        update campaign_status
                        set status = 'PAUSED', revision = %s, since = :now, changed_by = :by, why = :why,
                            fired = :fired
                        where campaign_id = :id and status = 'ACTIVE'
                          and revision = coalesce(cast(:seen as bigint), revision)
                        returning revision
                        """.formatted(NEXT_REVISION))
                .bind("id", campaignId)
                .bind("seen", seen)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("by", by)
                .bind("why", why)
                .bindArray("fired", String.class, fired.stream().map(Rule::name).toArray())
                .mapTo(Long.class)
                .findOne());
    }

    /**
     * Resumes it if it is paused; the new revision, or empty where it was not. The rules that had paused it are mute from now on,
     * beside those that still are.
     */
    Optional<Long> resume(UUID campaignId, String by, String why, Instant now, Instant muteUntil) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        update campaign_status
                        set status = 'ACTIVE', revision = %s, since = :now, changed_by = :by, why = :why,
                            resumed_at = :now,
                            muted = case when muted_until > :now then muted || fired else fired end,
                            muted_until = case when fired <> '{}' or muted_until > :now
                                               then greatest(cast(:muteUntil as timestamptz), muted_until) end
                        where campaign_id = :id and status = 'PAUSED'
                        returning revision
                        """.formatted(NEXT_REVISION))
                .bind("id", campaignId)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("by", by)
                .bind("why", why)
                .bind("muteUntil", muteUntil.atOffset(ZoneOffset.UTC))
                .mapTo(Long.class)
                .findOne());
    }

    private static Campaign read(ResultSet rs) throws SQLException {
        return new Campaign(
                rs.getObject("campaign_id", UUID.class),
                rs.getString("name"),
                own(rs),
                Campaign.Status.valueOf(rs.getString("status")),
                rs.getLong("revision"),
                instant(rs, "since"),
                rs.getString("changed_by"),
                rs.getString("why"),
                instant(rs, "resumed_at"),
                rules((String[]) rs.getArray("muted").getArray()),
                instant(rs, "muted_until"));
    }

    private static OwnThresholds own(ResultSet rs) throws SQLException {
        OwnThresholds asked = new OwnThresholds(
                rs.getObject("asked_auto_pause", Boolean.class),
                rs.getObject("asked_reply_rate", Double.class),
                rs.getObject("asked_bounce_rate", Double.class),
                rs.getObject("asked_complaint_rate", Double.class),
                rs.getObject("asked_unsubscribe_rate", Double.class),
                rs.getObject("asked_min_sends", Integer.class),
                rs.getObject("asked_failure_rate", Double.class));
        return asked.or(OwnThresholds.of(new CampaignStarted.Thresholds(
                rs.getObject("auto_pause", Boolean.class),
                rs.getObject("reply_rate", Double.class),
                rs.getObject("bounce_rate", Double.class),
                rs.getObject("min_sends", Integer.class))));
    }

    private static Set<Rule> rules(String[] names) {
        return Arrays.stream(names).map(Rule::valueOf).collect(toUnmodifiableSet());
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
