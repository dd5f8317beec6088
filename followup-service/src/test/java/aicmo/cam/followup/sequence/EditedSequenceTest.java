package aicmo.cam.followup.sequence;

import static aicmo.cam.followup.sequence.Histories.ENGINE;
import static aicmo.cam.followup.sequence.Histories.START;
import static aicmo.cam.followup.sequence.Histories.THREE_STEPS;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.EmailRequested;
import aicmo.cam.events.MailRef;
import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.followup.definition.Delay;
import aicmo.cam.followup.definition.Rules;
import aicmo.cam.followup.definition.Step;
import aicmo.cam.followup.definition.Track;
import aicmo.cam.followup.definition.Variant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sequence whose steps are changed while leads are on their way. A step is a letter, whose text it is. */
class EditedSequenceTest {
    private final Course course = new Course();

    @Test
    void a_step_that_is_put_in_the_middle_goes_to_those_who_had_the_others_and_nothing_goes_twice() {
        course.define("A", "B").send(2);
        course.define("A", "N", "B").send(9);
        assertThat(course.got).containsExactly("A", "B", "N");
    }

    @Test
    void a_step_that_is_put_before_one_that_is_to_come_goes_first() {
        course.define("A", "B").send(1);
        course.define("A", "N", "B").send(9);
        assertThat(course.got).containsExactly("A", "N", "B");
    }

    @Test
    void what_follows_a_step_that_was_taken_out_still_goes() {
        course.define("A", "B", "C", "D").send(2);
        course.define("A", "C", "D").send(9);
        assertThat(course.got).containsExactly("A", "B", "C", "D");
        assertThat(course.lead.steps()).hasSize(4);
    }

    @Test
    void the_delay_of_a_step_that_was_put_in_counts_from_the_last_mail() {
        course.define("A", "B").send(2);
        Instant last = course.now;
        course.define("A", "N", "B");
        assertThat(ENGINE.plan(course.campaign).next(course.lead))
                .isEqualTo(new Next.Due(course.campaign.steps().get(1), last.plus(Duration.ofDays(1))));
    }

    @Test
    void a_step_that_is_skipped_by_those_who_passed_it_goes_to_the_others_only() {
        course.define("A", "B").send(2);
        course.define("A", "n", "B").send(9);
        assertThat(course.got).containsExactly("A", "B");

        Course other = new Course();
        other.define("A", "B").send(1);
        other.define("A", "n", "B").send(9);
        assertThat(other.got).containsExactly("A", "n", "B");
    }

    @Test
    void a_first_step_that_was_put_in_later_is_no_first_mail_to_those_who_had_one() {
        course.define("A").send(1);
        course.define("N", "A");
        assertThat(course.lead.isFirst(course.campaign.steps().getFirst())).isFalse();
        assertThat(Histories.lead().isFirst(course.campaign.steps().getFirst())).isTrue();
    }

    @Test
    void what_is_told_of_a_step_that_was_taken_out_meanwhile_finds_it_by_the_request() {
        course.define("A", "B").send(1);
        EmailRequested asked = course.ask();
        course.define("A", "C");
        assertThat(ENGINE.plan(course.campaign).next(course.lead)).isInstanceOf(Next.Waiting.class);
        MailRef knownByNumber = new MailRef(
                Histories.id("mail"), asked.requestId(), asked.campaignId(), asked.leadId(), "main", asked.step());
        course.apply(new Occurrence.Failed(
                Histories.id("failed"),
                MailedStep.of(knownByNumber).orElseThrow(),
                Histories.id("mail"),
                EmailFailed.Reason.RETRIES_EXHAUSTED,
                "down",
                0,
                course.now));
        assertThat(course.lead.steps().get(Course.id("B")).status()).isEqualTo(StepStatus.FAILED);
        assertThat(course.lead.steps()).hasSize(2);
    }

    @Test
    void requests_of_steps_that_had_no_identity_keep_theirs() {
        Step second = THREE_STEPS.steps().get(1);
        StepId byNumber = new StepId(MailRef.stepIdOf(THREE_STEPS.id(), "main", 2), Track.MAIN, 2);
        Lead lead = Histories.lead();
        assertThat(FollowUpEngine.requestId(lead, byNumber)).isEqualTo(Histories.id(lead.id() + "/main 2"));
        assertThat(FollowUpEngine.requestId(lead, StepId.of(second)))
                .isEqualTo(Histories.id(lead.id() + "/" + second.id()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatever_is_changed_in_the_middle_nothing_goes_twice_nothing_is_lost_and_the_order_is_kept(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 500; run++) {
            Course one = new Course();
            List<String> steps = new ArrayList<>(List.of("A", "B", "C"));
            char next = 'D';
            for (int edit = 0; edit < 6; edit++) {
                one.define(steps.toArray(String[]::new)).send(random.nextInt(3));
                switch (random.nextInt(4)) {
                    case 0 -> steps.add(random.nextInt(steps.size() + 1), String.valueOf(next++));
                    case 1 -> steps.remove(steps.size() > 1 ? random.nextInt(steps.size()) : 1 % steps.size());
                    case 2 -> Collections.shuffle(steps, random);
                    default -> Collections.swap(steps, 0, steps.size() - 1);
                }
                if (steps.isEmpty()) {
                    steps.add(String.valueOf(next++));
                }
            }
            List<String> before = List.copyOf(one.got);
            one.define(steps.toArray(String[]::new)).send(99);

            assertThat(one.got)
                    .as("twice, with %s", steps)
                    .doesNotHaveDuplicates()
                    .containsAll(steps);
            List<String> rest = new ArrayList<>(steps);
            rest.removeAll(before);
            assertThat(one.got.subList(before.size(), one.got.size()))
                    .as("in order")
                    .isEqualTo(rest);
        }
    }

    /** A lead on its way through a campaign that changes. */
    private static final class Course {
        private Campaign campaign;
        private Lead lead = Histories.lead();
        private Instant now = START;
        private final List<String> got = new ArrayList<>();

        Course define(String... texts) {
            List<Step> steps = new ArrayList<>();
            for (String text : texts) {
                boolean skip = Character.isLowerCase(text.charAt(0));
                List<Variant> variants = List.of(new Variant("a", 1, "Hello", text, null));
                steps.add(new Step(
                        id(text), Track.MAIN, steps.size() + 1, Delay.parse("1d"), false, skip, false, variants));
            }
            campaign = Histories.with(THREE_STEPS, Rules.USUAL, steps);
            return this;
        }

        static java.util.UUID id(String text) {
            return Histories.id("step " + text);
        }

        /** Sends so many mails, as far as there are any. */
        void send(int count) {
            for (int i = 0; i < count && ENGINE.plan(campaign).next(lead) instanceof Next.Due; i++) {
                EmailRequested asked = ask();
                got.add(asked.text());
                apply(new Occurrence.Sent(
                        Histories.id("sent " + asked.requestId()),
                        new MailedStep(asked.requestId(), asked.stepId(), Track.MAIN, asked.step()),
                        Histories.id("mail " + asked.requestId()),
                        now));
            }
        }

        EmailRequested ask() {
            now = now.plus(Duration.ofDays(2));
            Outcome outcome = ENGINE.apply(campaign, lead, new Occurrence.TimeCame(), now);
            lead = outcome.lead();
            return (EmailRequested) outcome.events().getFirst();
        }

        void apply(Occurrence what) {
            lead = ENGINE.apply(campaign, lead, what, now).lead();
        }
    }
}
