package aicmo.cam.decision.experiment;

import java.util.function.DoubleUnaryOperator;

/**
 * Bounds and comparisons of rates that hold at every moment at once, so that looking early and often makes no false finding.
 *
 * <p>For n observations with k successes and a true rate p, the ratio of the likelihood mixed over a prior (a beta distribution) to
 * the likelihood at p is a martingale of mean 1: B(a + k, b + n - k) / (B(a, b) p^k (1 - p)^(n - k)). By Ville's inequality it ever
 * reaches 1/α with a probability of at most α. So the rates at which it is below 1/α are a confidence sequence (H. Robbins,
 * "Statistical methods related to the law of the iterated logarithm", Ann. Math. Stat. 41, 1970; S. Howard, A. Ramdas,
 * J. McAuliffe, J. Sekhon, "Time-uniform, nonparametric, nonasymptotic confidence sequences", Ann. Stat. 49, 2021).
 *
 * <p>For two arms the product of both ratios at their true rates is such a martingale as well. Its smallest value over all pairs
 * of rates at which the first is not better is at most its value at the truth, if the truth is among them: an e-process
 * (L. Wasserman, A. Ramdas, S. Balakrishnan, "Universal inference", PNAS 117, 2020; A. Ramdas, P. Grünwald, V. Vovk, G. Shafer,
 * "Game-theoretic statistics and safe anytime-valid inference", Stat. Sci. 38, 2023). The smallest value is at the most likely
 * such pair: both arms at their common rate.
 *
 * <p>Both need observations of an arm that are independent and of one rate. They do not need arms of equal size.
 */
final class ConfidenceSequence {
    /** The prior, a mean of 5 % and the weight of 20 leads. Any prior is valid; this one finds rates of a few percent soonest. */
    private static final double A = 1;

    private static final double B = 19;
    private static final double LOG_BETA = logBeta(A, B);

    private ConfidenceSequence() {}

    /** The true rate is never below this, but with a probability of alpha for both bounds and all times together. */
    static double lower(long successes, long trials, double alpha) {
        double rate = rate(successes, trials);
        return successes == 0 ? 0 : edge(0, rate, outside(successes, trials, alpha));
    }

    /** The true rate is never above this, but with a probability of alpha for both bounds and all times together. */
    static double upper(long successes, long trials, double alpha) {
        double rate = rate(successes, trials);
        return successes == trials ? 1 : edge(1, rate, outside(successes, trials, alpha));
    }

    /**
     * The logarithm of the evidence that the first arm has the greater rate. Where it has not, the evidence ever reaches 1/α with a
     * probability of at most α.
     */
    static double logEvidence(long successes, long trials, long otherSuccesses, long otherTrials) {
        double rate = rate(successes, trials);
        double other = rate(otherSuccesses, otherTrials);
        double mixtures = logMixture(successes, trials) + logMixture(otherSuccesses, otherTrials);
        if (rate <= other) {
            return mixtures
                    - logLikelihood(successes, trials, rate)
                    - logLikelihood(otherSuccesses, otherTrials, other);
        }
        long both = successes + otherSuccesses;
        long all = trials + otherTrials;
        return mixtures - logLikelihood(both, all, rate(both, all));
    }

    /** Above 0 at rates that are excluded. */
    private static DoubleUnaryOperator outside(long successes, long trials, double alpha) {
        double mixture = logMixture(successes, trials);
        return rate -> mixture - logLikelihood(successes, trials, rate) + Math.log(alpha);
    }

    /** Where exclusion ends between a rate at the margin and one within, on the side of what is excluded. */
    private static double edge(double margin, double within, DoubleUnaryOperator outside) {
        double excluded = margin;
        double included = within;
        for (int i = 0; i < 50; i++) {
            double middle = (excluded + included) / 2;
            if (outside.applyAsDouble(middle) >= 0) {
                excluded = middle;
            } else {
                included = middle;
            }
        }
        return excluded;
    }

    private static double rate(long successes, long trials) {
        return trials == 0 ? 0 : (double) successes / trials;
    }

    private static double logMixture(long successes, long trials) {
        return logBeta(A + successes, B + trials - successes) - LOG_BETA;
    }

    /** Of one order of successes and failures; nothing is impossible where nothing was observed. */
    private static double logLikelihood(long successes, long trials, double rate) {
        double good = successes == 0 ? 0 : successes * Math.log(rate);
        double bad = successes == trials ? 0 : (trials - successes) * Math.log1p(-rate);
        return good + bad;
    }

    private static double logBeta(double a, double b) {
        return logGamma(a) + logGamma(b) - logGamma(a + b);
    }

    /** Stirling's series from 10 on, and the recurrence below: to 1e-11 for 1 and more. */
    private static double logGamma(double x) {
        double shifted = x;
        double product = 1;
        while (shifted < 10) {
            product *= shifted;
            shifted++;
        }
        double square = shifted * shifted;
        double series = (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - 1.0 / (1680 * square)) / square) / square) / shifted;
        return (shifted - 0.5) * Math.log(shifted) - shifted + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product);
    }
}
