package aicmo.cam.followup.definition;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.CampaignStarted;
import aicmo.cam.rest.Problem.InvalidField;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which steps of a change are which. A step is written as its text, or as id=text. */
class StepIdentitiesTest {
    private final List<InvalidField> errors = new ArrayList<>();

    @Test
    void a_text_that_is_the_same_is_the_same_step_wherever_it_stands() {
        assertThat(changed("A,B,C", "A,New one,B,C")).containsExactly("A", null, "B", "C");
        assertThat(changed("A,B,C,D", "A,C,D")).containsExactly("A", "C", "D");
        assertThat(changed("A,B,C", "C,A,B")).containsExactly("C", "A", "B");
        assertThat(changed("A,B", "New,A")).containsExactly(null, "A");
        assertThat(errors).isEmpty();
    }

    @Test
    void one_text_that_changed_in_its_place_is_the_same_step() {
        assertThat(changed("A,Did you see it,C", "A,And now for something else,C"))
                .containsExactly("A", "Did you see it", "C");
        assertThat(errors).isEmpty();
    }

    @Test
    void of_several_texts_that_changed_the_likeness_tells() {
        assertThat(changed("A,did you see my first mail,C", "A,a word on prices,did you see my mail,C"))
                .containsExactly("A", null, "did you see my first mail", "C");
        assertThat(errors).isEmpty();
    }

    @Test
    void what_can_be_read_in_two_ways_is_refused_with_both() {
        changed("A,did you see it,C", "A,one thing,another matter,C");
        assertThat(errors).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("steps");
            assertThat(error.detail())
                    .contains("(1) main 2 'one thing' is main 2 'did you see it' with another text")
                    .contains(
                            "(2) main 2 'did you see it' is removed and main 2 'one thing' and main 3 'another matter' is new")
                    .contains("Give each step that there was its id");
        });
    }

    @Test
    void a_text_that_is_there_more_often_than_before_is_refused_too() {
        changed("A,B", "A,B,B");
        assertThat(errors).hasSize(1);
    }

    @Test
    void nothing_is_refused_while_no_lead_can_have_had_a_step() {
        List<Step> steps = identities(before("A,did you see it,C"), false).of(steps("A,one thing,another matter,C"));
        assertThat(steps).extracting(Step::id).doesNotContainNull().doesNotHaveDuplicates();
        assertThat(errors).isEmpty();
    }

    @Test
    void where_a_step_has_its_id_the_others_are_new() {
        assertThat(changed("A,B", "A=Quite another,B,C")).containsExactly("A", null, null);
        assertThat(errors).isEmpty();
    }

    @Test
    void a_step_that_an_earlier_version_had_comes_back_by_its_id() {
        Campaign before = before("A,B");
        Map<UUID, Track> known = known(before);
        known.put(id("gone"), Track.MAIN);
        List<Step> steps = new StepIdentities(before, true, known, errors).of(steps("A=A,gone=Back again"));
        assertThat(steps).extracting(Step::id).containsExactly(id("A"), id("gone"));
        assertThat(errors).isEmpty();
    }

    @Test
    void an_id_that_is_unknown_or_given_twice_or_of_the_other_track_is_refused() {
        changed("A,B", "A=A,A=B,other=C");
        Step elsewhere = new Step(
                id("A"),
                Track.QUALIFIED,
                1,
                Delay.NONE,
                false,
                false,
                false,
                steps("x").getFirst().variants());
        identities(before("A,B"), true).of(List.of(elsewhere));
        assertThat(errors).extracting(InvalidField::field).containsExactly("steps[1].id", "steps[2].id", "steps[0].id");
        assertThat(errors.get(0).detail()).contains("given twice");
        assertThat(errors.get(1).detail()).contains("no version of this campaign has");
        assertThat(errors.get(2).detail()).contains("of the track main");
    }

    /** Which step each one is: by the text that it had, or null for a new one. */
    private List<String> changed(String was, String now) {
        Campaign before = before(was);
        Map<UUID, String> texts = new HashMap<>();
        before.steps()
                .forEach(step -> texts.put(step.id(), step.variants().getFirst().text()));
        return identities(before, true).of(steps(now)).stream()
                .map(step -> texts.get(step.id()))
                .toList();
    }

    private StepIdentities identities(Campaign before, boolean started) {
        return new StepIdentities(before, started, known(before), errors);
    }

    private static Map<UUID, Track> known(Campaign before) {
        Map<UUID, Track> known = new HashMap<>();
        before.steps().forEach(step -> known.put(step.id(), step.track()));
        return known;
    }

    private static Campaign before(String texts) {
        List<Step> steps = steps(texts).stream()
                .map(step -> step.as(id(step.variants().getFirst().text())))
                .toList();
        return new Campaign(
                id("campaign"),
                1,
                "x",
                "a@acme.example",
                null,
                List.of(),
                CampaignStarted.Thresholds.OF_THE_INSTALLATION,
                Rules.USUAL,
                steps,
                Duration.ofDays(5));
    }

    private static List<Step> steps(String texts) {
        List<Step> steps = new ArrayList<>();
        for (String text : texts.split(",", -1)) {
            int at = text.indexOf('=');
            UUID id = at < 0 ? null : id(text.substring(0, at));
            List<Variant> variants = List.of(new Variant("a", 1, null, text.substring(at + 1), null));
            steps.add(new Step(id, Track.MAIN, steps.size() + 1, Delay.NONE, false, false, false, variants));
        }
        return steps;
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
