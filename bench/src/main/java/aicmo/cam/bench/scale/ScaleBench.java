package aicmo.cam.bench.scale;

import aicmo.cam.bench.Bench;
import aicmo.cam.bench.Figure;
import aicmo.cam.local.Progress;
import aicmo.cam.local.ProjectRoot;
import aicmo.cam.local.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code ./cam bench scale}: the main job with one, two and three replicas of each service. On a machine whose cores are all busy with one
 * of each, more of them can bring no more mails; what they cost beyond is then the figure: CPU time for a mail, and for an event.
 */
@Command
public final class ScaleBench implements Bench {
    private static final Map<String, String> SETTINGS =
            Map.of("AICMO_CAM_DAY", "PT1S", "AICMO_CAM_FOLLOWUP_EVERY", "1S");

    @Option(names = "--leads", defaultValue = "4000")
    private int leads;

    @Option(names = "--most", defaultValue = "3")
    private int most;

    @Override
    public String name() {
        return "scale";
    }

    @Override
    public String about() {
        return "the main job with 1, 2 and 3 replicas of each service";
    }

    @Override
    public List<Figure> run(Progress progress) throws Exception {
        List<Figure> figures = new ArrayList<>();
        OptionalDouble alone = OptionalDouble.empty();
        for (int each = 1; each <= most; each++) {
            progress.update("Starting " + each + " of each service");
            try (Fleet fleet = Fleet.start(each, ProjectRoot.path(), SETTINGS);
                    Audience audience = new Audience(fleet, "lead")) {
                double cpu = fleet.cpu();
                long start = System.nanoTime();
                audience.invite(leads, 0, "");
                awaitOver(audience, progress);
                double seconds = (System.nanoTime() - start) / 1e9;
                double used = fleet.cpu() - cpu;
                double events = 0;
                for (Service service : Service.values()) {
                    events += fleet.handled(service).stream()
                            .mapToDouble(Double::doubleValue)
                            .sum();
                }
                String with = each + " of each: ";
                double mails = audience.sent() / seconds;
                figures.add(new Figure(with + "mails", mails, "mails/s", alone));
                figures.add(new Figure(with + "events handled", events / seconds, "events/s", OptionalDouble.empty()));
                figures.add(new Figure(with + "CPU for an event", used * 1000 / events, "ms", OptionalDouble.empty()));
                figures.add(new Figure(
                        with + "CPU for a mail", used * 1000 / audience.sent(), "ms", OptionalDouble.empty()));
                if (each == 1) {
                    figures.addAll(Stored.of(fleet.ground(), audience.sent()));
                }
                alone = each == 1 ? OptionalDouble.of(mails) : alone;
            }
        }
        return figures;
    }

    /** Until every lead that answers is understood, and every other one got all its mails and the wait behind them. */
    private void awaitOver(Audience audience, Progress progress) throws Exception {
        Map<String, Long> states = audience.states();
        long answering = Audience.answering(leads);
        while (states.getOrDefault("QUALIFIED", 0L) < answering
                || states.getOrDefault("EXHAUSTED", 0L) < leads - answering) {
            progress.update("leads: " + states);
            TimeUnit.MILLISECONDS.sleep(200);
            states = audience.states();
        }
    }
}
