package aicmo.cam.mail.template;

import java.time.Duration;

/** How much of everything one template may take; far above what a letter needs. */
final class Limits {
    /** Characters of a template. */
    static final int TEMPLATE = 200_000;

    /** Spaces and line ends in a row. */
    static final int SPACES = 2_000;

    /** Words and signs of one tag. */
    static final int TOKENS = 1_000;

    /** Characters of what comes out. */
    static final int RENDERED = 1_000_000;

    /** Rounds of all loops together. */
    static final int ITERATIONS = 10_000;

    /** Characters of a value that a filter takes or makes. */
    static final int VALUE = 100_000;

    /** Characters of a value that a lead brings: longer ones are refused where leads come in. */
    static final int LEAD_VALUE = 2_000;

    /** Digits of a number that a filter takes. */
    static final int DIGITS = 18;

    /** CPU time of one rendering. */
    static final Duration TIME = Duration.ofSeconds(2);

    private Limits() {}
}
