package aicmo.cam.bench.send;

import aicmo.cam.bench.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a mail's stages in the sender took, as the sender times them ({@code cam.emails.stage}).
 *
 * @param seconds by stage, all runs of it together
 */
record Stages(Map<String, Double> seconds) {
    private static final Pattern SUM = Pattern.compile("cam_emails_stage_seconds_sum\\{.*stage=\"([^\"]+)\".*");

    static Stages of(Map<String, Double> metrics) {
        Map<String, Double> seconds = new TreeMap<>();
        metrics.forEach((name, value) -> {
            Matcher sum = SUM.matcher(name);
            if (sum.matches()) {
                seconds.merge(sum.group(1), value, Double::sum);
            }
        });
        return new Stages(seconds);
    }

    Stages since(Stages before) {
        Map<String, Double> left = new TreeMap<>(seconds);
        before.seconds.forEach((stage, value) -> left.merge(stage, -value, Double::sum));
        return new Stages(left);
    }

    /** Beside the time that passed: a stage that runs on one thread and comes near it is the one that sets the rate. */
    List<Figure> figures(String prefix, double passed) {
        List<Figure> figures = new ArrayList<>();
        seconds.forEach((stage, value) ->
                figures.add(new Figure(prefix + "  stage " + stage, value, "s", OptionalDouble.of(passed))));
        return figures;
    }
}
