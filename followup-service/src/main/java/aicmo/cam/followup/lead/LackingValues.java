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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Leads that a changed campaign could not be written to, since they lack what its templates name. */
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
     * Looks at the leads that the campaign still writes to, within the current transaction.
     *
     * @throws Problem 422 with the first hundred of those that lack something
     */
    public void refuse(Campaign changed) {
        List<StepTemplates> templates = StepTemplates.of(changed);
        List<InvalidField> lacking = jdbi.withHandle(handle -> {
            try (Stream<Known> leads = handle
                    .createQuery("""
                            select id, email, first_name, last_name, company, time_zone, variables
                            from lead join enrolment on lead_id = id
                            where lead.campaign_id = :campaign and not over order by id
                            """)
                    .bind("campaign", changed.id())
                    .setFetchSize(AT_ONCE)
                    .map((rs, context) -> read(rs))
                    .stream()) {
                return leads.flatMap(lead -> lead.lack(templates))
                        .limit(MOST_TOLD)
                        .toList();
            }
        });
        if (!lacking.isEmpty()) {
            throw Problem.invalid(
                    "leads of the campaign lack what the new version names; give the template a default, such as"
                            + " {{ company | default: \"your company\" }}, or import the leads into a clone of the campaign",
                    lacking);
        }
    }

    private record Known(UUID id, Map<String, String> values) {
        Stream<InvalidField> lack(List<StepTemplates> templates) {
            return templates.stream()
                    .flatMap(step -> step.lack(values).stream())
                    .limit(1)
                    .map(why -> new InvalidField("lead " + id, why));
        }
    }

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
