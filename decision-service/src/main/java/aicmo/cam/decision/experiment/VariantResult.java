package aicmo.cam.decision.experiment;

/**
 * How a variant does.
 *
 * @param mailed the leads to whom it went
 * @param counted those of the mailed whose time for an answer is over; only they are compared
 * @param positive those of the counted who answered positively in time
 * @param positiveRate the positive among the counted, 0 to 1
 * @param lower the true rate is above this, with 99 % confidence for all variants of the step and all times
 * @param upper and below this
 * @param bounces those of the mailed from whom it came back
 * @param optedOut those of the mailed who said stop by it
 * @param complaints those of the mailed who complained of it
 */
record VariantResult(
        String variant,
        ArmState state,
        long mailed,
        long counted,
        long positive,
        double positiveRate,
        double lower,
        double upper,
        long bounces,
        long optedOut,
        long complaints) {

    /** What is proven of a variant. */
    enum ArmState {
        /** Nothing yet. */
        RUNNING,
        /** It is better than every other variant. */
        WINNER,
        /** Another variant is better. */
        LOSER
    }

    static VariantResult of(Arm arm, double alpha, ArmState state) {
        return new VariantResult(
                arm.variant(),
                state,
                arm.mailed(),
                arm.counted(),
                arm.positive(),
                arm.rate(),
                ConfidenceSequence.lower(arm.positive(), arm.counted(), alpha),
                ConfidenceSequence.upper(arm.positive(), arm.counted(), alpha),
                arm.bounces(),
                arm.optedOut(),
                arm.complaints());
    }
}
