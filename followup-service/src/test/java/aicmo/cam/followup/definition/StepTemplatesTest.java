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
        assertThat(step.lack(Map.of()))
                .get()
                .extracting(StepTemplates.Lack::words)
                .asString()
                .contains("first_name");
    }

    @Test
    void a_subject_that_says_nothing_to_a_lead_is_told() {
        StepTemplates step = step("{{ company | default: '' }}", "Hi");
        assertThat(step.lack(Map.of("company", "Umibe"))).isEmpty();
        assertThat(step.lack(Map.of()))
                .get()
                .extracting(StepTemplates.Lack::words)
                .asString()
                .contains("step main 1, subject: it would be empty");
    }

    @Test
    void a_subject_names_none_of_it() {
        assertThat(step("{{ unsubscribe_url }}", "Hi").unknown(List.of()))
                .singleElement()
                .satisfies(error -> assertThat(error.field()).isEqualTo("steps[0].subject"));
    }

    private static StepTemplates step(String subject, String text) {
        Step step = new Step(
                null,
                Track.MAIN,
                1,
                Delay.NONE,
                false,
                false,
                false,
                List.of(new Variant("a", 1, subject, text, null)));
        Campaign campaign = new Campaign(
                UUID.randomUUID(),
                1,
                "x",
                "anna@acme.example",
                null,
                List.of(),
                null,
                Rules.USUAL,
                List.of(step),
                Duration.ofDays(5));
        return StepTemplates.of(campaign).getFirst();
    }
}
