package aicmo.cam.sender.hold;

import aicmo.cam.messaging.SqlArray;
import aicmo.cam.sender.mail.TimelineEntry;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Waiting mails that are put aside, so that a claim need not look at them again and again, and taken up again. */
@Singleton
public class HeldMailTable {
    private final Jdbi jdbi;

    HeldMailTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Puts mails of a paused campaign aside, if it still is paused. The campaign's row stays locked until the end of the transaction:
     * whoever resumes it comes after, and finds them.
     */
    public void holdForCampaign(UUID campaignId, Collection<UUID> ids) {
        boolean paused = jdbi.withHandle(
                handle -> handle.createQuery("select true from campaign where campaign_id = :id and paused for share")
                        .bind("id", campaignId)
                        .mapTo(Boolean.class)
                        .findOne()
                        .isPresent());
        if (paused) {
            putAside(ids, Hold.ofCampaign(campaignId), Hold.END_OF_TIME);
        }
    }

    /** As {@link #holdForCampaign}, for what the provider refused; until the hold is lifted. */
    public void holdForProvider(Hold hold, Collection<UUID> ids) {
        boolean held = jdbi.withHandle(
                handle -> handle.createQuery("select true from hold where key = :key and in_force for share")
                        .bind("key", hold.key())
                        .mapTo(Boolean.class)
                        .findOne()
                        .isPresent());
        if (held) {
            putAside(ids, hold.key(), Hold.END_OF_TIME);
        }
    }

    /**
     * Puts mails aside that a claim found held by answers, as far as these still hold. Their rows stay locked until the end of the
     * transaction: whoever releases one comes after, and finds the mails.
     */
    public void holdForAnswers(Collection<HeldByAnswer> held) {
        if (held.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> handle.createUpdate("""
                        with held as (
                            select given.id, a.inbound_id, a.until
                            from unnest(:ids, :addresses, :messages) as given (id, address, message)
                            join answer_hold a on a.address = given.address and a.inbound_id = given.message
                            where a.released_at is null
                            for share of a)
                        update outbound_email e set next_attempt_at = held.until, waits_for = 'answer:' || held.inbound_id
                        from held where e.id = held.id and e.status = 'QUEUED'
                        """)
                .bind(
                        "ids",
                        SqlArray.of(
                                "uuid", held.stream().map(HeldByAnswer::email).toArray()))
                .bind(
                        "addresses",
                        SqlArray.of(
                                "text", held.stream().map(HeldByAnswer::address).toArray()))
                .bind(
                        "messages",
                        SqlArray.of(
                                "uuid", held.stream().map(HeldByAnswer::message).toArray()))
                .execute());
    }

    /** A mail that an answer holds. @param message the answer, as inbox names it */
    public record HeldByAnswer(UUID email, String address, UUID message) {}

    /** Puts aside what waits in the queue for these addresses, within the transaction that begins the hold. */
    public void holdForAnswer(UUID message, Collection<String> addresses) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update outbound_email e set next_attempt_at = a.until, waits_for = 'answer:' || a.inbound_id
                        from answer_hold a
                        where a.inbound_id = :message and a.address = any(:addresses) and e.recipient_key = a.address
                          and e.status = 'QUEUED' and e.next_attempt_at < a.until and %s
                        """.formatted(AnswerRule.HOLDS))
                .bind("message", message)
                .bindArray("addresses", String.class, addresses)
                .execute());
    }

    /** What waited for an answer is due now; a person decided that, and the timeline of each mail says so. How many there were. */
    public int takeUpAfterAnswer(UUID message, String by, String reason, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update outbound_email
                        set next_attempt_at = :now, waits_for = null, timeline = timeline || cast(:entry as jsonb)
                        where status = 'QUEUED' and waits_for = 'answer:' || :message
                        """)
                .bind("message", message.toString())
                .bind("now", now)
                .bind("entry", new TimelineEntry(now, "RELEASED", by, reason, null).json())
                .execute());
    }

    /** Takes one of those up that were put aside for this, to try whether it goes: rather one that was not refused itself. */
    Optional<UUID> takeUpOne(String key, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        update outbound_email set next_attempt_at = :now, waits_for = null
                        where id = (
                            select id from outbound_email where status = 'QUEUED' and waits_for = :key
                            order by doubts, queued_at, id limit 1 for update skip locked)
                        returning id
                        """)
                .bind("key", key)
                .bind("now", now)
                .mapTo(UUID.class)
                .findOne());
    }

    /** That these were refused before says nothing any more: a person saw to what was wrong. */
    void forgetDoubts(String key) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update outbound_email set doubts = 0, doubted_at = null
                        where status = 'QUEUED' and waits_for = :key and doubts > 0
                        """).bind("key", key).execute());
    }

    /** Those that were put aside for this are due now. */
    public int takeUp(String key, Instant now) {
        return jdbi.withHandle(handle ->
                handle.createUpdate("""
                        update outbound_email set next_attempt_at = :now, waits_for = null
                        where status = 'QUEUED' and waits_for = :key
                        """).bind("key", key).bind("now", now).execute());
    }

    private void putAside(Collection<UUID> ids, String key, Instant until) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update outbound_email set next_attempt_at = :until, waits_for = :key
                        where id = any(:ids) and status = 'QUEUED'
                        """)
                .bindArray("ids", UUID.class, ids)
                .bind("key", key)
                .bind("until", until)
                .execute());
    }
}
