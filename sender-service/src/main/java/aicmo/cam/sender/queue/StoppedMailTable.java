package aicmo.cam.sender.queue;

import aicmo.cam.sender.campaign.LeadStop;
import aicmo.cam.sender.mail.MailRows;
import aicmo.cam.sender.mail.MailRows.Named;
import aicmo.cam.sender.mail.MailStatus;
import aicmo.cam.sender.mail.TimelineEntry;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Waiting mails that are not to go any more. */
@Singleton
class StoppedMailTable {
    private static final String DROP = """
            update outbound_email
            set status = :status, reason = :status, detail = :detail, timeline = timeline || cast(:entry as jsonb)
            where status = 'QUEUED' and %s
            returning\s""" + MailRows.COLUMNS;

    private final Jdbi jdbi;

    StoppedMailTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<Named> ofAddress(String addressOrDomain, MailStatus status, String detail, Instant now) {
        String column = addressOrDomain.indexOf('@') < 0 ? "recipient_domain" : "recipient_key";
        return jdbi.withHandle(
                handle -> drop(handle.createQuery(DROP.formatted(column + " = :address")), status, detail, now)
                        .bind("address", addressOrDomain)
                        .map((rs, context) -> MailRows.named(rs))
                        .list());
    }

    /**
     * A mail that waits and has an address in cc that somebody's stop concerns.
     *
     * @param address that address, as suppression compares it
     * @param key what of the list concerns it
     */
    record StoppedCopy(UUID mail, String address, String key) {}

    /** One for each mail that waits and whose copies these addresses, domains and patterns concern. */
    List<StoppedCopy> waitingCopies(List<String> keys) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select distinct on (c.email_id) c.email_id, c.address_key,
                            (select k from unnest(c.keys) k where k = any(cast(:keys as text[])) limit 1) as key
                        from email_cc c join outbound_email e on e.id = c.email_id
                        where c.keys && cast(:keys as text[]) and e.status = 'QUEUED'
                        order by c.email_id, c.place
                        """)
                .bindArray("keys", String.class, keys)
                .map((rs, context) -> new StoppedCopy(
                        rs.getObject("email_id", UUID.class), rs.getString("address_key"), rs.getString("key")))
                .list());
    }

    /** Empty where it does not wait any more. */
    List<Named> ofCopy(UUID mail, String detail, Instant now) {
        return jdbi.withHandle(
                handle -> drop(handle.createQuery(DROP.formatted("id = :id")), MailStatus.SUPPRESSED, detail, now)
                        .bind("id", mail)
                        .map((rs, context) -> MailRows.named(rs))
                        .list());
    }

    /** The domains with a domain above them that mails wait for. */
    List<String> waitingSubdomains() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        select distinct recipient_domain from outbound_email
                        where status = 'QUEUED' and recipient_domain like '%.%.%'
                        """).mapTo(String.class).list());
    }

    List<String> waitingFor(List<String> addressesAndDomains) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select asked.key from unnest(:keys) as asked (key)
                        where exists (
                            select 1 from outbound_email
                            where status = 'QUEUED' and recipient_key = asked.key and position('@' in asked.key) > 0)
                           or exists (
                            select 1 from outbound_email
                            where status = 'QUEUED' and recipient_domain = asked.key and position('@' in asked.key) = 0)
                        """)
                .bindArray("keys", String.class, addressesAndDomains)
                .mapTo(String.class)
                .list());
    }

    List<Named> ofLead(UUID leadId, boolean mainTrackOnly, Instant stoppedAt, String detail, Instant now) {
        String condition = "lead_id = :lead and requested_at <= :stopped_at and (not :main_only or track = :main)";
        return jdbi.withHandle(
                handle -> drop(handle.createQuery(DROP.formatted(condition)), MailStatus.CANCELLED, detail, now)
                        .bind("lead", leadId)
                        .bind("stopped_at", stoppedAt)
                        .bind("main_only", mainTrackOnly)
                        .bind("main", LeadStop.MAIN)
                        .map((rs, context) -> MailRows.named(rs))
                        .list());
    }

    private static Query drop(Query query, MailStatus status, String detail, Instant now) {
        return query.bind("status", status.name())
                .bind("detail", detail)
                .bind("entry", TimelineEntry.of(now, status, "sender", detail).json());
    }
}
