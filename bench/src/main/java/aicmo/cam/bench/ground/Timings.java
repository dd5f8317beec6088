package aicmo.cam.bench.ground;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long something took, as a service's histogram has it.
 *
 * @param counts how often it took at most so many seconds, by the bounds of the histogram
 */
public record Timings(TreeMap<Double, Double> counts) {
    private static final Pattern BOUND = Pattern.compile("le=\"([^\"]+)\"");

    /**
     * Reads a timer that publishes a histogram.
     *
     * @param timer its name as Prometheus has it, such as {@code cam_emails_stage_seconds}
     * @param label what must be among its labels, such as {@code stage="claim"}
     */
    public static Timings of(Map<String, Double> metrics, String timer, String label) {
        TreeMap<Double, Double> counts = new TreeMap<>();
        metrics.forEach((name, count) -> {
            Matcher bound = BOUND.matcher(name);
            if (name.startsWith(timer + "_bucket{") && name.contains(label) && bound.find()) {
                String seconds = bound.group(1);
                counts.merge(
                        seconds.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(seconds),
                        count,
                        Double::sum);
            }
        });
        return new Timings(counts);
    }

    /** What happened since. */
    public Timings since(Timings before) {
        TreeMap<Double, Double> left = new TreeMap<>(counts);
        before.counts.forEach((bound, count) -> left.merge(bound, -count, Double::sum));
        return new Timings(left);
    }

    /** How often it happened. */
    public long count() {
        return counts.isEmpty() ? 0 : Math.round(counts.lastEntry().getValue());
    }

    /**
     * The bound, in seconds, below which this part of all lies: the truth is at most this.
     *
     * @param part such as 0.99
     */
    public double atMost(double part) {
        return counts.entrySet().stream()
                .filter(bound -> bound.getValue() >= part * count())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing was timed"))
                .getKey();
    }
}
