package aicmo.cam.followup.lead;

import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.followup.definition.StepTemplates;
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

    /**
     * Tries every step on each lead that the campaign still writes to, within the current transaction.
     *
     * @throws Problem 422 with how many fail, and the first hundred of them: which lead, step and variable
     */
    public void refuse(Campaign campaign) {
        List<StepTemplates> templates = StepTemplates.of(campaign);
        List<InvalidField> first = new ArrayList<>();
        long failed = jdbi.withHandle(handle -> {
            try (Stream<Known> leads = handle
                    .createQuery("""
                            select id, email, first_name, last_name, company, time_zone, variables
                            from lead join enrolment on lead_id = id
                            where lead.campaign_id = :campaign and not over order by id
                            """)
                    .bind("campaign", campaign.id())
                    .setFetchSize(AT_ONCE)
                    .map((rs, context) -> read(rs))
                    .stream()) {
                return count(leads, templates, first);
            }
        });
        if (failed > 0) {
            throw Problem.invalid(
                    (failed == 1 ? "1 lead" : failed + " leads")
                            + " of the campaign can't be written to with these templates: give the template a default, such as"
                            + " {{ company | default: \"your company\" }}, or correct the values in a clone of the campaign."
                            + (failed > MOST_TOLD ? " The first " + MOST_TOLD + " are told" : ""),
                    first);
        }
    }

    private static long count(Stream<Known> leads, List<StepTemplates> templates, List<InvalidField> first) {
        RenderBudget budget = new RenderBudget();
        return leads.mapToInt(lead -> {
                    Optional<StepTemplates.Lack> lack = StepTemplates.firstLack(templates, lead.values());
                    lack.filter(why -> first.size() < MOST_TOLD)
                            .ifPresent(why -> first.add(new InvalidField("lead " + lead.id(), why.words())));
                    budget.check();
                    return lack.isPresent() ? 1 : 0;
                })
                .sum();
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
