package aicmo.cam.followup.document;

import aicmo.cam.followup.definition.Step;
import aicmo.cam.followup.definition.Variant;
import java.util.List;
import java.util.UUID;

/**
 * A mail of a campaign as the API shows it, in the form in which the API takes it.
 *
 * @param id give it back where the campaign is changed: the step stays this step, whatever its text and its place
 * @param number within its track, from 1
 * @param delay after the last mail; ISO 8601, or such as {@code 3wd} for working days
 * @param subject absent where it answers in the thread, or there are variants; as are text and html
 * @param variants absent where there is one wording only
 */
public record StepView(
        UUID id,
        String track,
        int number,
        String delay,
        boolean onlyIfDelivered,
        boolean skipIfPassed,
        boolean allowRepeat,
        String subject,
        String text,
        String html,
        List<Variant> variants) {
    static StepView of(Step step) {
        boolean several = step.variants().size() > 1;
        Variant only = several
                ? new Variant(null, 1, null, null, null)
                : step.variants().getFirst();
        return new StepView(
                step.id(),
                step.track().wireName(),
                step.number(),
                step.delay().toString(),
                step.onlyIfDelivered(),
                step.skipIfPassed(),
                step.allowRepeat(),
                only.subject(),
                only.text(),
                only.html(),
                several ? step.variants() : null);
    }
}
