package aicmo.cam.decision.experiment;

import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * How the variants of a step compare.
 *
 * @param step its number when its last mail was sent
 * @param stepId its identity, which it keeps whatever its number becomes
 * @param winner the variant that is proven to be better than every other one; null where none is
 * @param reason why it is the winner, or why none is named yet
 * @param variants in the order of their names
 */
record StepExperiment(String track, int step, UUID stepId, String winner, String reason, List<VariantResult> variants) {
    /** All that is said of a step holds at every moment, but with this probability. */
    static final double ALPHA = 0.01;

    /** What the arms come to. Each of the k (k - 1) comparisons has its equal part of {@link #ALPHA}. */
    static StepExperiment of(StepArms stepArms) {
        List<Arm> arms = stepArms.arms();
        List<VariantResult> results =
                arms.stream().map(arm -> result(arm, arms)).toList();
        Optional<VariantResult> winner = results.stream()
                .filter(result -> result.state() == VariantResult.ArmState.WINNER)
                .findAny();
        return new StepExperiment(
                stepArms.track(),
                stepArms.step(),
                stepArms.stepId(),
                winner.map(VariantResult::variant).orElse(null),
                winner.map(StepExperiment::proof).orElseGet(() -> doubt(arms)),
                results);
    }

    private static VariantResult result(Arm arm, List<Arm> arms) {
        double each = ALPHA / (arms.size() * Math.max(1, arms.size() - 1));
        List<Arm> others = arms.stream()
                .filter(other -> !other.variant().equals(arm.variant()))
                .toList();
        boolean wins = !others.isEmpty() && others.stream().allMatch(other -> arm.beats(other, each));
        boolean loses = others.stream().anyMatch(other -> other.beats(arm, each));
        return VariantResult.of(
                arm,
                ALPHA / arms.size(),
                wins
                        ? VariantResult.ArmState.WINNER
                        : loses ? VariantResult.ArmState.LOSER : VariantResult.ArmState.RUNNING);
    }

    private static String proof(VariantResult winner) {
        return "%s is the winner: with 99 %% confidence more leads answer it positively than any other variant"
                .formatted(winner.variant());
    }

    private static String doubt(List<Arm> arms) {
        if (arms.size() == 1) {
            return "only %s went to leads so far; a comparison needs two variants"
                    .formatted(arms.getFirst().variant());
        }
        String waiting = arms.stream()
                .filter(arm -> arm.counted() == 0)
                .map(Arm::variant)
                .collect(joining(", "));
        if (!waiting.isEmpty()) {
            return "no lead of %s had its time for an answer yet".formatted(waiting);
        }
        List<Arm> best = arms.stream()
                .sorted(Comparator.comparingDouble(Arm::rate).reversed())
                .limit(2)
                .toList();
        return best.stream().allMatch(arm -> arm.positive() == 0)
                ? "no lead has answered positively in time yet"
                : "%s leads with %s, %s follows with %s: so few answers may differ by chance"
                        .formatted(
                                best.getFirst().variant(),
                                words(best.getFirst()),
                                best.getLast().variant(),
                                words(best.getLast()));
    }

    private static String words(Arm arm) {
        return "%d of %d (%s)"
                .formatted(arm.positive(), arm.counted(), String.format(Locale.ROOT, "%.1f %%", 100 * arm.rate()));
    }
}
