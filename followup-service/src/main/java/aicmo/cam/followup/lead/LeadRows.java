package aicmo.cam.followup.lead;

import aicmo.cam.mail.address.Address;
import aicmo.cam.mail.address.PublicMailboxes;
import aicmo.cam.messaging.EventId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/** Puts leads in, each with its place in the sequence. */
@Singleton
class LeadRows {
    private final Jdbi jdbi;
    private final ObjectMapper json;

    LeadRows(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /** Lets one list after the other into a campaign, until the transaction ends, lest two of them wait for each other. */
    void oneListAtATime(UUID campaign) {
        jdbi.useHandle(handle -> handle.createQuery("select id from campaign where id = :id for no key update")
                .bind("id", campaign)
                .mapTo(UUID.class)
                .list());
    }

    /**
     * Puts in those that the campaign does not have, in one round trip.
     *
     * @param joinedAt null where the campaign was not started; so is what {@code due} gives then
     * @return how many there were
     */
    int insert(UUID campaign, List<Person> people, Instant now, Instant joinedAt, Function<Person, Instant> due) {
        List<NewLead> rows = people.stream()
                .filter(person -> !isThere(campaign, Address.of(person.email())))
                .map(person -> NewLead.of(person, due.apply(person)))
                .toList();
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        with given as (
                            select * from jsonb_to_recordset(cast(:rows as jsonb)) as r (id uuid, email text, email_key text,
                                first_name text, last_name text, company text, time_zone text, variables jsonb, tags jsonb,
                                due timestamptz)),
                        fresh as (
                            insert into lead (id, campaign_id, email, email_key, first_name, last_name, company, time_zone,
                                tags, variables, imported_at)
                            select id, :campaign, email, email_key, first_name, last_name, company, time_zone,
                                array(select jsonb_array_elements_text(tags)), variables, :now
                            from given
                            on conflict (campaign_id, email_key) do nothing
                            returning id)
                        insert into enrolment (lead_id, campaign_id, joined_at, due_at, next_step, first_mail)
                        select id, :campaign, :joined, due, case when due is not null then 1 end, due is not null
                        from fresh join given using (id)
                        """)
                .bind("rows", write(rows))
                .bind("campaign", campaign)
                .bind("now", now)
                .bind("joined", joinedAt)
                .execute());
    }

    /**
     * Whether the campaign has the address under the key of versions before UTS 46. Hardly any address has another one, and only for those
     * the question is asked.
     */
    private boolean isThere(UUID campaign, Address address) {
        List<String> former = address.keys().stream().skip(1).toList();
        return !former.isEmpty()
                && jdbi.withHandle(handle -> handle.createQuery("""
                                select exists (
                                    select 1 from lead
                                    where campaign_id = :campaign and email_key = any(:former) and lower(email) = lower(:email))
                                """)
                        .bind("campaign", campaign)
                        .bindArray("former", String.class, former)
                        .bind("email", address.address())
                        .mapTo(Boolean.class)
                        .one());
    }

    /** What others of their companies answered before these leads came in counts for them too, where the campaign says so. */
    void tellOfCompanies(UUID campaign, Instant importedAt) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into verdict (lead_id, inbound_id, event_id, decided_at, received_at, reply_class, reason,
                            return_date, hard_bounce, bearing, corrected)
                        select n.id, v.inbound_id, v.event_id, v.decided_at, v.received_at, v.reply_class, v.reason,
                            v.return_date, v.hard_bounce, 'COMPANY', v.corrected
                        from lead n
                        join campaign c on c.id = n.campaign_id and c.stop_company
                        join lead o on o.campaign_id = n.campaign_id and o.domain = n.domain and o.id <> n.id
                        join verdict v on v.lead_id = o.id and v.bearing = 'OWN'
                        where n.campaign_id = :campaign and n.imported_at = :at and not n.domain = any(:public)
                        on conflict (lead_id, inbound_id) do nothing
                        """)
                .bind("campaign", campaign)
                .bind("at", importedAt)
                .bindArray("public", String.class, PublicMailboxes.DOMAINS)
                .execute());
    }

    private String write(List<NewLead> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("leads that can't be written as JSON", e);
        }
    }

    private record NewLead(
            UUID id,
            String email,
            String emailKey,
            String firstName,
            String lastName,
            String company,
            String timeZone,
            List<String> tags,
            Map<String, String> variables,
            Instant due) {
        static NewLead of(Person person, Instant due) {
            return new NewLead(
                    EventId.next(),
                    person.email(),
                    Address.of(person.email()).key(),
                    person.firstName(),
                    person.lastName(),
                    person.company(),
                    person.timeZone(),
                    person.tags(),
                    person.variables(),
                    due);
        }
    }
}
