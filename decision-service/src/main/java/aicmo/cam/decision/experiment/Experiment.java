package aicmo.cam.decision.experiment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * How the variants of a campaign compare.
 *
 * @param replyWait how long a lead has to answer before its outcome counts
 * @param falseWinnerRate the probability at most that a step ever shows a wrong winner, however often it is looked at
 * @param steps those with variants, in their order; empty before the first mail of a variant was sent
 */
record Experiment(
        UUID campaignId, Duration replyWait, double falseWinnerRate, Instant evaluatedAt, List<StepExperiment> steps) {}
