package aicmo.cam.decision.pause;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Wilson's bounds of a share (E. B. Wilson, JASA 22, 1927), one-sided: the true rate behind k of n lies beyond the bound with
 * the confidence that is asked for. They hold for few mails and rare things too, where the rate plus or minus its deviation
 * does not.
 */
final class Wilson {
    /** Few: a confidence is a setting. */
    private static final Map<Double, Double> QUANTILES = new ConcurrentHashMap<>();

    private Wilson() {}

    /** The true rate is above this, 0 to 1. */
    static double lower(long k, long n, double confidence) {
        return n == 0 ? 0 : Math.max(0, bound(k, n, -QUANTILES.computeIfAbsent(confidence, Wilson::quantile)));
    }

    /** The true rate is below this, 0 to 1. */
    static double upper(long k, long n, double confidence) {
        return n == 0 ? 1 : Math.min(1, bound(k, n, QUANTILES.computeIfAbsent(confidence, Wilson::quantile)));
    }

    private static double bound(long k, long n, double z) {
        double rate = (double) k / n;
        double square = z * z;
        double centre = rate + square / (2 * n);
        double width = z * Math.sqrt(rate * (1 - rate) / n + square / (4.0 * n * n));
        return (centre + width) / (1 + square / n);
    }

    /** The quantile of the normal distribution for a share of 0.5 and more, by bisection of its integral. */
    private static double quantile(double share) {
        double low = 0;
        double high = 9;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (normal(middle) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The integral of the normal distribution up to x, 0 and more, to 1e-15: its power series (Marsaglia, 2004). */
    private static double normal(double x) {
        double sum = x;
        double term = x;
        for (int i = 3; term > 1e-18 * sum; i += 2) {
            term *= x * x / i;
            sum += term;
        }
        return 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }
}
