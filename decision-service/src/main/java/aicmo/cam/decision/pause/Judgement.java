package aicmo.cam.decision.pause;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the rules come to together.
 *
 * @param reason in words, with the numbers
 * @param findings what each rule says
 */
public record Judgement(Decision decision, String reason, List<Finding> findings) {

    /** The rules that are broken. */
    public Set<Rule> broken() {
        return findings.stream()
                .filter(finding -> finding.outcome() == Outcome.PAUSE)
                .map(Finding::rule)
                .collect(Collectors.toUnmodifiableSet());
    }
}
