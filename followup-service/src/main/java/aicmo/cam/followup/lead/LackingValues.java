package aicmo.cam.followup.lead;

import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.followup.definition.StepTemplates;
import aicmo.cam.followup.definition.Track;
import aicmo.cam.rest.Problem;
import aicmo.cam.rest.Problem.InvalidField;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Leads that a campaign could not be written to, since its templates don't fit what is known of them. */
@Singleton
public class LackingValues {
    private static final int MOST_TOLD = 100;
    private static final int AT_ONCE = 1_000;
    private static final TypeReference<Map<String, String>> VARIABLES = new TypeReference<>() {};

    private final Jdbi jdbi;
    private final ObjectMapper json;

    LackingValues(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /** As {@link #refuse(Campaign, Set)}, of a campaign that gets no new step. */
    public void refuse(Campaign campaign) {
        refuse(campaign, Set.of());
    }

    /**
     * Tries every step on each lead that the campaign still writes to, or will write to again, within the current transaction.
     *
     * @param grown the tracks with a step that is new: leads that had reached their end go on
     * @throws Problem 422 with how many fail, and the first hundred of them: which lead, step and variable
     */
    public void refuse(Campaign campaign, Set<Track> grown) {
        find(campaign, grown).ifPresent(lacking -> {
            String told = lacking.failed() > MOST_TOLD ? " The first " + MOST_TOLD + " are told" : "";
            throw Problem.invalid(lacking.words() + told, lacking.first());
        });
    }

    /** Tries every step on each lead that the campaign still writes to; empty where all can be written to. */
    public Optional<Lacking> find(Campaign campaign) {
        return find(campaign, Set.of());
    }

    /**
     * Leads that can't be written to.
     *
     * @param failed how many
     * @param lead the first of them
     * @param first at most a hundred of them: which lead, step and variable
     */
    public record Lacking(long failed, UUID lead, List<InvalidField> first) {
        /** How many fail, and what to do. */
        public String words() {
            return (failed == 1 ? "1 lead" : failed + " leads")
                    + " of the campaign can't be written to with these templates: give the template a default, such as"
                    + " {{ company | default: \"your company\" }}, or correct the values in a clone of the campaign.";
        }
    }

    private Optional<Lacking> find(Campaign campaign, Set<Track> grown) {
        List<StepTemplates> templates = StepTemplates.of(campaign);
        Found found = new Found();
        jdbi.useHandle(handle -> {
            try (Stream<Known> leads = handle
                    .createQuery("""
                            select id, email, first_name, last_name, company, time_zone, variables
                            from lead join enrolment e on e.lead_id = id
                            where lead.campaign_id = :campaign and (not e.over or %s) order by id
                            """.formatted(Revived.CONDITION))
                    .bind("campaign", campaign.id())
                    .bindMap(Revived.parameters(grown))
                    .setFetchSize(AT_ONCE)
                    .map((rs, context) -> read(rs))
                    .stream()) {
                found.addAll(leads, templates);
            }
        });
        return found.failed == 0
                ? Optional.empty()
                : Optional.of(new Lacking(found.failed, found.lead, List.copyOf(found.first)));
    }

    private static final class Found {
        private final List<InvalidField> first = new ArrayList<>();
        private UUID lead;
        private long failed;

        void addAll(Stream<Known> leads, List<StepTemplates> templates) {
            RenderBudget budget = new RenderBudget();
            leads.forEach(one -> {
                StepTemplates.firstLack(templates, one.values()).ifPresent(why -> add(one.id(), why));
                budget.check();
            });
        }

        private void add(UUID id, StepTemplates.Lack why) {
            lead = lead == null ? id : lead;
            failed++;
            if (first.size() < MOST_TOLD) {
                first.add(new InvalidField("lead " + id, why.words()));
            }
        }
    }

    private record Known(UUID id, Map<String, String> values) {}

    private Known read(ResultSet rs) throws SQLException {
        Person person = new Person(
                rs.getString("email"),
                rs.getString("first_name"),
                rs.getString("last_name"),
                rs.getString("company"),
                rs.getString("time_zone"),
                List.of(),
                variables(rs.getString("variables")));
        return new Known(rs.getObject("id", UUID.class), person.known());
    }

    private Map<String, String> variables(String text) {
        try {
            return json.readValue(text, VARIABLES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("lead.variables is not what this service wrote", e);
        }
    }
}
