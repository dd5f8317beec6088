package aicmo.cam.decision.pause;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Whether a campaign should pause, from values alone: the same sample gives the same judgement, in the same words. Harm is judged
 * on a confidence bound, since it is weighed again after every mail and a rate alone would sooner or later stop a good campaign by chance.
 */
public final class DecisionEngine {
    private DecisionEngine() {}

    /** Asks every rule; one that is broken, and not overruled, is enough to pause. */
    public static Judgement decide(Sample sample, Thresholds thresholds, Overruling overruling, Instant now) {
        List<Finding> findings = Arrays.stream(Rule.values())
                .map(rule -> judge(rule, sample, thresholds, overruling, now))
                .toList();
        boolean broken = any(findings, Outcome.PAUSE);
        Decision decision = broken && thresholds.autoPause()
                ? Decision.PAUSE
                : any(findings, Outcome.PAUSE) || any(findings, Outcome.CONTINUE) || any(findings, Outcome.MUTED)
                        ? Decision.CONTINUE
                        : Decision.INSUFFICIENT_DATA;
        return new Judgement(decision, reason(findings, broken, thresholds, sample), findings);
    }

    private static Finding judge(Rule rule, Sample sample, Thresholds thresholds, Overruling overruling, Instant now) {
        if (!overruling.mutes(rule, now)) {
            return rule.judge(sample, thresholds);
        }
        String reason = "%s are not judged until %s, since %s resumed the campaign after it had been paused for that"
                .formatted(rule.subject(), Words.moment(overruling.until()), overruling.by());
        return rule.finding(Outcome.MUTED, sample, thresholds, reason);
    }

    /** What is broken comes alone: who reads why a campaign was paused need not read what is well with it. */
    private static String reason(List<Finding> findings, boolean broken, Thresholds thresholds, Sample sample) {
        Predicate<Finding> told = finding -> !broken || finding.outcome() == Outcome.PAUSE;
        String said = findings.stream().filter(told).map(Finding::reason).collect(joining(". ", "", "."));
        String whole = sample.sinceResumption() ? "Of what was sent since it was resumed: " + said : said;
        return broken && !thresholds.autoPause() ? whole + " It goes on all the same: auto-pause is off." : whole;
    }

    private static boolean any(List<Finding> findings, Outcome outcome) {
        return findings.stream().anyMatch(finding -> finding.outcome() == outcome);
    }
}
