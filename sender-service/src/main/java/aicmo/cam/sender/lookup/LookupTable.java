package aicmo.cam.sender.lookup;

import aicmo.cam.sender.mail.TimelineEntry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** For which mails the provider is to be asked, and whose turn it is to ask. */
@Singleton
class LookupTable {
    private final Jdbi jdbi;

    LookupTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A mail that the provider took and whose real Message-ID is not known. */
    record Unlearned(UUID id, String providerMessageId) {}

    /** A mail that the provider may have taken. */
    record Uncertain(UUID id, String recipient, String subject, Instant handedOverAt) {}

    /** Whether nothing may be asked now: the provider is held. */
    boolean isHeld(Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select exists (select 1 from hold where key = 'provider' and (until is null or until > :now))")
                .bind("now", now)
                .mapTo(Boolean.class)
                .one());
    }

    /** Takes the turn, so that no other replica asks before then; false where it is not time yet, or another took it. */
    boolean takeTurn(String name, Instant now, Instant next) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into lookup_turn (name, next_at) values (:name, :next)
                        on conflict (name) do update set next_at = excluded.next_at where lookup_turn.next_at <= :now
                        """)
                        .bind("name", name)
                        .bind("now", now)
                        .bind("next", next)
                        .execute())
                == 1;
    }

    /** The provider asked for a pause. */
    void postpone(String name, Instant until) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update lookup_turn set next_at = greatest(next_at, :until) where name = :name")
                .bind("name", name)
                .bind("until", until)
                .execute());
    }

    /** The mail that waits longest, marked as asked for; each is asked for again after twice the time. */
    Optional<Unlearned> nextUnlearned(String provider, Instant now, Duration after, Duration longest) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        update outbound_email set asked = asked + 1, asked_at = :now
                        where id = (
                            select id from outbound_email
                            where provider_message_id is not null and learned_message_id is null and provider = :provider
                              and sent_at between :oldest and :newest
                              and (asked_at is null or asked_at + :after * power(2, least(asked, 12)) <= :now)
                            order by sent_at limit 1 for update skip locked)
                        returning id, provider_message_id
                        """)
                .bind("now", now)
                .bind("provider", provider)
                .bind("oldest", now.minus(longest))
                .bind("newest", now.minus(after))
                .bind("after", after)
                .map((rs, context) ->
                        new Unlearned(rs.getObject("id", UUID.class), rs.getString("provider_message_id")))
                .findOne());
    }

    /** Mails of unknown outcome, marked as asked for: the first time {@code after} their hand-over, then after four times as long. */
    List<Uncertain> uncertain(String provider, Instant now, Duration after, Duration longest, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        update outbound_email set asked = asked + 1, asked_at = :now
                        where id in (
                            select id from outbound_email
                            where status = 'UNKNOWN' and provider = :provider and asked < 6 and handed_over_at >= :oldest
                              and coalesce(asked_at, handed_over_at) + :after * power(4, least(asked, 8)) <= :now
                            order by id limit :limit for update skip locked)
                        returning id, recipient, subject, coalesce(first_handed_over_at, handed_over_at) as handed_over_at
                        """)
                .bind("now", now)
                .bind("provider", provider)
                .bind("oldest", now.minus(longest))
                .bind("after", after)
                .bind("limit", limit)
                .map((rs, context) -> new Uncertain(
                        rs.getObject("id", UUID.class),
                        rs.getString("recipient"),
                        rs.getString("subject"),
                        rs.getTimestamp("handed_over_at").toInstant()))
                .list());
    }

    /** They could not be asked for: it counts as not asked. */
    void notAsked(List<UUID> ids) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update outbound_email set asked = greatest(asked - 1, 0) where id = any(:ids)")
                .bindArray("ids", UUID.class, ids.toArray())
                .execute());
    }

    /** That the provider does not know the mail, where that is still the question. */
    void notFound(UUID id, String provider, String words, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update outbound_email
                        set detail = regexp_replace(coalesce(detail, ''), ' \\| .*$', '') || ' | ' || :words,
                            timeline = timeline || cast(:entry as jsonb)
                        where id = :id and status = 'UNKNOWN'
                        """)
                .bind("id", id)
                .bind("words", words)
                .bind("entry", new TimelineEntry(now, "ASKED", provider, words, null).json())
                .execute());
    }
}
