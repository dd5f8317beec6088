package aicmo.cam.inbox.thread;

import aicmo.cam.events.MailRef;
import aicmo.cam.inbox.message.Clues;
import aicmo.cam.inbox.thread.Known.Asked;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The tables {@code sent_message} and {@code sent_message_id}: the service's own index of EmailQueued and EmailSent. */
@Singleton
class SentRows {
    /** The servers' clocks differ from ours, and INTERNALDATE has no fractions of seconds. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);

    private static final String MAIL =
            "s.email_id, s.request_id, s.campaign_id, s.lead_id, s.track, s.step, s.recipient, s.recipient_key, s.sender_key, s.copy_keys, s.sent_at";

    private final Jdbi jdbi;

    SentRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Adds mails, or what became known of them since: nothing that was known is forgotten. Two round trips, however many they are, and
     * one more where a mail is told of twice.
     */
    void put(List<Telling> mails) {
        rounds(mails).forEach(this::upsert);
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into sent_message_id (message_id, email_id)
                        select distinct on (id) id, email
                        from unnest(cast(:ids as text[]), cast(:emails as uuid[])) with ordinality as given (id, email, place)
                        order by id, place
                        on conflict do nothing
                        """)
                .bindArray("ids", String.class, ids(mails, (mail, id) -> id))
                .bindArray("emails", UUID.class, ids(mails, (mail, id) -> mail.email()
                        .emailId()))
                .execute());
    }

    /**
     * In each of which no mail stands twice. The driver makes one statement of many rows, and PostgreSQL refuses to touch a row
     * twice in one; a provider that tells its message id later has a mail told of twice.
     */
    static List<List<Telling>> rounds(List<Telling> mails) {
        Map<UUID, Integer> told = new HashMap<>();
        List<List<Telling>> rounds = new ArrayList<>();
        for (Telling mail : mails) {
            int round = told.merge(mail.mail().email().emailId(), 1, Integer::sum) - 1;
            if (round == rounds.size()) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(round).add(mail);
        }
        return rounds;
    }

    private void upsert(List<Telling> mails) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                            insert into sent_message as s (email_id, request_id, campaign_id, lead_id, track, step, recipient,
                                recipient_key, sender_key, reply_key, copy_keys, sent_at, dry_run, traceparent)
                            values (:email, :request, :campaign, :lead, :track, :step, :recipient, :recipient_key,
                                :sender_key, :reply_key, :copy_keys, :sent_at, :dry_run, :traceparent)
                            on conflict (email_id) do update set sender_key = coalesce(s.sender_key, excluded.sender_key),
                                reply_key = coalesce(s.reply_key, excluded.reply_key),
                                copy_keys = case when excluded.copy_keys = '{}' then s.copy_keys else excluded.copy_keys end,
                                traceparent = coalesce(s.traceparent, excluded.traceparent),
                                dry_run = s.dry_run or excluded.dry_run,
                                sent_at = coalesce(least(s.sent_at, excluded.sent_at), s.sent_at, excluded.sent_at)
                            """);
            mails.forEach(mail -> bind(batch, mail.mail(), mail.traceparent()).add());
            batch.execute();
        });
    }

    private static PreparedBatch bind(PreparedBatch batch, Announced mail, String traceparent) {
        MailRef email = mail.email();
        return batch.bind("email", email.emailId())
                .bind("request", email.requestId())
                .bind("campaign", email.campaignId())
                .bind("lead", email.leadId())
                .bind("track", email.track())
                .bind("step", email.step())
                .bind("recipient", mail.recipient())
                .bind("recipient_key", mail.recipientKey())
                .bind("sender_key", mail.senderKey())
                .bind("reply_key", mail.replyKey())
                .bindArray("copy_keys", String.class, mail.copyKeys())
                .bind("sent_at", mail.sentAt())
                .bind("dry_run", mail.dryRun())
                .bind("traceparent", traceparent);
    }

    private static <T> List<T> ids(List<Telling> tellings, BiFunction<Announced, String, T> of) {
        return tellings.stream()
                .flatMap(telling -> telling.mail().messageIds().stream().map(id -> of.apply(telling.mail(), id)))
                .toList();
    }

    /** The traces in which these mails were sent; without those that were sent outside one. */
    Map<UUID, String> traceparents(Set<UUID> emails) {
        if (emails.isEmpty()) {
            return Map.of();
        }
        Map<UUID, String> found = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        "select email_id, traceparent from sent_message where email_id = any(:ids) and traceparent is not null")
                .bindArray("ids", UUID.class, emails)
                .map((rs, context) -> found.put(rs.getObject("email_id", UUID.class), rs.getString("traceparent")))
                .list());
        return found;
    }

    /** What is known of what these messages name: four round trips, however many they are. */
    Known known(Collection<Clues> batch) {
        Set<String> ids = new HashSet<>();
        Set<String> senders = new HashSet<>();
        Set<String> replies = new HashSet<>();
        Set<Asked> asked = new LinkedHashSet<>();
        for (Clues clues : batch) {
            ids.addAll(clues.ids());
            senders.addAll(clues.senders());
            replies.addAll(clues.replyAddresses());
            clues.addresses().forEach(address -> asked.add(new Asked(address, clues.receivedAt())));
        }
        return new Known(byIds(ids), latest(List.copyOf(asked)), byReplies(replies), ours(senders));
    }

    private Map<String, SentMail> byIds(Set<String> ids) {
        Map<String, SentMail> found = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        "select i.message_id, " + MAIL
                                + " from sent_message_id i join sent_message s using (email_id) where i.message_id = any(cast(:ids as text[]))")
                .bindArray("ids", String.class, ids)
                .map((rs, context) -> found.put(rs.getString("message_id"), mail(rs)))
                .list());
        return found;
    }

    private Map<Asked, SentMail> latest(List<Asked> asked) {
        Map<Asked, SentMail> found = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("select asked.position, " + MAIL + """
                         from unnest(cast(:addresses as text[]), cast(:moments as timestamptz[])) with ordinality
                            as asked (address, moment, position)
                        cross join lateral (
                            select * from sent_message
                            where recipient_key = asked.address and (sent_at <= asked.moment or sent_at is null)
                            order by dry_run, sent_at desc nulls last limit 1) s
                        """)
                .bindArray(
                        "addresses",
                        String.class,
                        asked.stream().map(Asked::address).toList())
                .bindArray(
                        "moments",
                        String.class,
                        asked.stream()
                                .map(one -> one.before().plus(CLOCKS_DIFFER).toString())
                                .toList())
                .map((rs, context) -> found.put(asked.get(rs.getInt("position") - 1), mail(rs)))
                .list());
        return found;
    }

    private Map<String, SentMail> byReplies(Set<String> addresses) {
        Map<String, SentMail> found = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("select s.reply_key, " + MAIL + """
                         from unnest(cast(:addresses as text[])) as asked (address)
                        cross join lateral (
                            select * from sent_message where reply_key = asked.address
                            order by sent_at desc nulls last limit 1) s
                        where not exists (select from sent_message other
                            where other.reply_key = s.reply_key and other.recipient_key <> s.recipient_key)
                        """)
                .bindArray("addresses", String.class, addresses)
                .map((rs, context) -> found.put(rs.getString("reply_key"), mail(rs)))
                .list());
        return found;
    }

    private Set<String> ours(Set<String> addresses) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select address from unnest(cast(:addresses as text[])) as given (address)
                        where exists (select from sent_message s where s.sender_key = given.address)
                            or exists (select from mailbox m where m.address = given.address)
                        """)
                .bindArray("addresses", String.class, addresses)
                .mapTo(String.class)
                .set());
    }

    private static SentMail mail(ResultSet rs) throws SQLException {
        return new SentMail(
                new MailRef(
                        rs.getObject("email_id", UUID.class),
                        rs.getObject("request_id", UUID.class),
                        rs.getObject("campaign_id", UUID.class),
                        rs.getObject("lead_id", UUID.class),
                        rs.getString("track"),
                        rs.getObject("step", Integer.class)),
                rs.getString("recipient"),
                rs.getString("recipient_key"),
                rs.getString("sender_key"),
                List.of((String[]) rs.getArray("copy_keys").getArray()),
                rs.getTimestamp("sent_at") != null);
    }
}
