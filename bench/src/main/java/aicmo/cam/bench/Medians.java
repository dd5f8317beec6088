package aicmo.cam.bench;

import java.util.Arrays;

/** The median of a few repetitions. */
public final class Medians {
    private Medians() {}

    public static double of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
