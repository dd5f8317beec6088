package aicmo.cam.followup.lead;

import aicmo.cam.mail.Address;
import aicmo.cam.messaging.EventId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
     * @param joinedAt null where the campaign was not started; so is {@code due} then
     * @return how many there were
     */
    int insert(UUID campaign, List<Person> people, Instant now, Instant joinedAt, Instant due) {
        List<NewLead> rows = people.stream().map(NewLead::of).toList();
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        with given as (
                            select * from jsonb_to_recordset(cast(:rows as jsonb)) as r (id uuid, email text, email_key text,
                                first_name text, last_name text, company text, time_zone text, variables jsonb)),
                        fresh as (
                            insert into lead (id, campaign_id, email, email_key, first_name, last_name, company, time_zone,
                                variables, imported_at)
                            select id, :campaign, email, email_key, first_name, last_name, company, time_zone, variables, :now
                            from given
                            on conflict (campaign_id, email_key) do nothing
                            returning id)
                        insert into enrolment (lead_id, campaign_id, joined_at, due_at, next_step)
                        select id, :campaign, :joined, :due, case when cast(:due as timestamptz) is null then null else 1 end
                        from fresh
                        """)
                .bind("rows", write(rows))
                .bind("campaign", campaign)
                .bind("now", now)
                .bind("joined", joinedAt)
                .bind("due", due)
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
            Map<String, String> variables) {
        static NewLead of(Person person) {
            return new NewLead(
                    EventId.next(),
                    person.email(),
                    Address.of(person.email()).key(),
                    person.firstName(),
                    person.lastName(),
                    person.company(),
                    person.timeZone(),
                    person.variables());
        }
    }
}
