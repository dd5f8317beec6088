package aicmo.cam.followup.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StepTemplatesTest {
    @Test
    void no_lead_lacks_what_the_sender_fills_in() {
        StepTemplates step = step("Hi", "{{ first_name }} {{ unsubscribe_url }} {{ postal_address }}");

        assertThat(step.unknown(List.of())).isEmpty();
        assertThat(step.lack(Map.of("first_name", "Ana"))).isEmpty();
        assertThat(step.lack(Map.of())).get().asString().contains("first_name");
    }

    @Test
    void a_subject_names_none_of_it() {
        assertThat(step("{{ unsubscribe_url }}", "Hi").unknown(List.of()))
                .singleElement()
                .satisfies(error -> assertThat(error.field()).isEqualTo("steps[0].subject"));
    }

    private static StepTemplates step(String subject, String text) {
        Step step = new Step(Track.MAIN, 1, Duration.ZERO, subject, text, null);
        Campaign campaign = new Campaign(
                UUID.randomUUID(), "x", "anna@acme.example", null, List.of(), null, List.of(step), Duration.ofDays(5));
        return StepTemplates.of(campaign).getFirst();
    }
}
