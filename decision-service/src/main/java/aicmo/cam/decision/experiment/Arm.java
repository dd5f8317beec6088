package aicmo.cam.decision.experiment;

/**
 * What became of the leads that got one variant of a step. A lead gets a step once.
 *
 * @param mailed the leads to whom it went
 * @param counted those of the mailed whose time for an answer is over: they are the observations, in the order in which they were mailed
 * @param positive those of the counted who answered positively within that time
 * @param bounces those of the mailed from whom it came back
 * @param optedOut those of the mailed who said stop by it, in whatever way
 * @param complaints those of the mailed who complained of it to their provider
 */
record Arm(String variant, long mailed, long counted, long positive, long bounces, long optedOut, long complaints) {
    /** The leads of both, who got the same variant. */
    Arm and(Arm other) {
        return new Arm(
                variant,
                mailed + other.mailed,
                counted + other.counted,
                positive + other.positive,
                bounces + other.bounces,
                optedOut + other.optedOut,
                complaints + other.complaints);
    }

    double rate() {
        return counted == 0 ? 0 : (double) positive / counted;
    }

    /** Whether it is proven that more leads answer this one positively, for one of so many comparisons. */
    boolean beats(Arm other, double alpha) {
        return ConfidenceSequence.logEvidence(positive, counted, other.positive, other.counted) >= -Math.log(alpha);
    }
}
