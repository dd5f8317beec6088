package aicmo.cam.followup.enrolment;

import aicmo.cam.events.LeadState;
import aicmo.cam.followup.lead.Person;
import aicmo.cam.followup.sequence.Facts;
import aicmo.cam.followup.sequence.Lead;
import aicmo.cam.mail.address.PublicMailboxes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Leads as they are kept: {@code lead}, {@code enrolment}, {@code step_of_lead} and {@code verdict}, read together. */
@Singleton
public class EnrolmentRows {
    private static final TypeReference<Map<String, String>> VARIABLES = new TypeReference<>() {};

    private final Jdbi jdbi;
    private final ObjectMapper json;

    EnrolmentRows(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /** The leads of these ids that there are, by the order of their ids; three round trips for any number. */
    public List<Lead> load(Collection<UUID> ids) {
        return read(ids, "");
    }

    /** The same, and keeps others from them until the transaction ends. */
    List<Lead> hold(Collection<UUID> ids) {
        return read(ids, "for update of e");
    }

    /** What hangs on a lead is read after the lead itself: only then nobody else can be writing it. */
    private List<Lead> read(Collection<UUID> ids, String lock) {
        return jdbi.withHandle(handle -> {
            List<Lead> bare = handle.createQuery("""
                            select l.*, e.state, e.joined_at, e.unsubscribed_why, e.bounced_why, e.exhausted_at, e.held_until
                            from lead l join enrolment e on e.lead_id = l.id
                            where l.id = any(:ids) order by l.id %s
                            """.formatted(lock))
                    .bindArray("ids", UUID.class, ids)
                    .map((rs, context) -> lead(rs))
                    .list();
            FactRows facts = FactRows.read(handle, ids);
            return bare.stream().map(lead -> lead.with(all(lead, facts))).toList();
        });
    }

    private static Facts all(Lead lead, FactRows found) {
        return new Facts(
                found.steps().getOrDefault(lead.id(), Map.of()),
                found.verdicts().getOrDefault(lead.id(), Map.of()),
                found.actions().getOrDefault(lead.id(), Map.of()),
                lead.facts().unsubscribed(),
                lead.facts().bounced(),
                lead.facts().exhaustedAt(),
                lead.facts().heldUntil());
    }

    /** The leads of every campaign with one of these addresses. @param emailKeys as {@link News#keys} gives them */
    public List<UUID> withAddresses(Collection<String> emailKeys) {
        return byAddress(emailKeys).values().stream().flatMap(List::stream).toList();
    }

    /** The leads of every campaign with one of these addresses, by the address. */
    Map<String, List<UUID>> byAddress(Collection<String> emailKeys) {
        if (emailKeys.isEmpty()) {
            return Map.of();
        }
        Map<String, List<UUID>> found = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("select email_key, id from lead where email_key = any(:keys)")
                .bindArray("keys", String.class, emailKeys)
                .map((rs, context) -> found.computeIfAbsent(rs.getString(1), key -> new ArrayList<>())
                        .add(rs.getObject(2, UUID.class)))
                .list());
        return found;
    }

    private Lead lead(ResultSet rs) throws SQLException {
        UUID id = rs.getObject("id", UUID.class);
        Person person = new Person(
                rs.getString("email"),
                rs.getString("first_name"),
                rs.getString("last_name"),
                rs.getString("company"),
                rs.getString("time_zone"),
                List.of((String[]) rs.getArray("tags").getArray()),
                variables(id, rs.getString("variables")));
        return new Lead(
                id,
                rs.getObject("campaign_id", UUID.class),
                person,
                LeadState.valueOf(rs.getString("state")),
                FactRows.instant(rs, "joined_at"),
                new Facts(
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        rs.getString("unsubscribed_why"),
                        rs.getString("bounced_why"),
                        FactRows.instant(rs, "exhausted_at"),
                        FactRows.instant(rs, "held_until")));
    }

    /** Others in the campaigns of these leads who have the same domain, by the lead; public mailboxes are no company. */
    Map<UUID, List<UUID>> colleagues(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<UUID, List<UUID>> found = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select l.id, c.id from lead l join campaign k on k.id = l.campaign_id and k.stop_company
                        join lead c on c.campaign_id = l.campaign_id and c.domain = l.domain and c.id <> l.id
                        where l.id = any(:ids) and not l.domain = any(:public)
                        """)
                .bindArray("ids", UUID.class, ids)
                .bindArray("public", String.class, PublicMailboxes.DOMAINS)
                .map((rs, context) -> found.computeIfAbsent(rs.getObject(1, UUID.class), id -> new ArrayList<>())
                        .add(rs.getObject(2, UUID.class)))
                .list());
        return found;
    }

    private Map<String, String> variables(UUID lead, String text) throws SQLException {
        try {
            return json.readValue(text, VARIABLES);
        } catch (JsonProcessingException e) {
            throw new SQLException("lead " + lead + " has variables that are no map of texts", e);
        }
    }
}
