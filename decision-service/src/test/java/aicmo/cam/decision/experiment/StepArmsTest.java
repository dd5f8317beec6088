package aicmo.cam.decision.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.decision.metrics.Part;
import aicmo.cam.events.MailRef;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which figures belong to one step. */
class StepArmsTest {
    private static final UUID CAMPAIGN = new UUID(1, 1);
    private static final UUID STEP = new UUID(2, 2);

    @Test
    void a_step_whose_number_changed_is_one_step_at_its_last_number() {
        List<StepArms> steps = StepArms.of(
                CAMPAIGN,
                List.of(
                        Map.entry(new Part("main", 3, "b", STEP), new Arm("b", 10, 8, 2, 1, 1, 0)),
                        Map.entry(new Part("main", 3, "a", STEP), new Arm("a", 9, 7, 1, 0, 0, 0)),
                        Map.entry(new Part("main", 2, "b", STEP), new Arm("b", 20, 5, 3, 0, 2, 1))));

        assertThat(steps)
                .containsExactly(new StepArms(
                        "main", 2, STEP, List.of(new Arm("a", 9, 7, 1, 0, 0, 0), new Arm("b", 30, 13, 5, 1, 3, 1))));
    }

    @Test
    void a_step_that_was_known_by_its_number_is_the_one_of_the_identity_that_follows_and_steps_are_in_order() {
        Arm arm = new Arm("a", 1, 1, 0, 0, 0, 0);
        UUID first = MailRef.stepIdOf(CAMPAIGN, "main", 1);
        List<StepArms> steps = StepArms.of(
                CAMPAIGN,
                List.of(
                        Map.entry(new Part("qualified", 1, "a", STEP), arm),
                        Map.entry(new Part("main", 1, "a", null), arm),
                        Map.entry(new Part("main", 1, "a", first), arm)));

        assertThat(steps).extracting(StepArms::track).containsExactly("main", "qualified");
        assertThat(steps.getFirst())
                .returns(first, StepArms::stepId)
                .extracting(step -> step.arms().getFirst().mailed())
                .isEqualTo(2L);
    }
}
