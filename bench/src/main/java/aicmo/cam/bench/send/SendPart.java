package aicmo.cam.bench.send;

import aicmo.cam.bench.Figure;
import aicmo.cam.bench.ground.Cpu;
import aicmo.cam.bench.ground.Ground;
import aicmo.cam.bench.ground.Letters;
import aicmo.cam.bench.ground.Replica;
import aicmo.cam.bench.ground.Setup;
import aicmo.cam.bench.ground.Web;
import aicmo.cam.local.Progress;
import aicmo.cam.local.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/**
 * One way of sending, measured on a ground of its own.
 *
 * @param prefix of its figures' names
 * @param limit emails a second that the other side takes at most
 */
record SendPart(String prefix, Setup setup, OptionalDouble limit, int emails, Progress progress) {
    private static final double CORES = Runtime.getRuntime().availableProcessors();
    private static final int CAMPAIGNS = 20;
    private static final int PACED_SECONDS = 15;
    private static final double PACED_SHARE = 0.8;

    List<Figure> run(Runnable check) throws Exception {
        progress.update(prefix + "starting Kafka, PostgreSQL and the sender");
        try (Ground ground = Ground.start();
                Replica sender = Replica.start(ground, Service.SENDER, "sender", setup);
                SendRun run = new SendRun(ground, new Letters(CAMPAIGNS), progress)) {
            sender.awaitReady();
            Stages stagesBefore = Stages.of(Web.metrics(sender));
            Load before = Load.now(sender.handle());
            SendRun.Sent all = run.send(emails, 0);
            Load load = Load.now(sender.handle()).since(before);
            Stages stages = Stages.of(Web.metrics(sender)).since(stagesBefore);
            check.run();
            List<Figure> figures = new ArrayList<>();
            figures.add(figure("sustained", all.rate(), "emails/s", limit));
            if (!Double.isNaN(all.steady())) {
                figures.add(figure("after 5 s", all.steady(), "emails/s", limit));
            }
            figures.addAll(waits("queue wait, all at once, ", all.waits()));
            figures.add(
                    figure("if all CPU were ours", emails / load.used() * CORES, "emails/s", OptionalDouble.empty()));
            figures.addAll(load.figures(prefix));
            figures.addAll(stages.figures(prefix, load.nanos() / 1e9));
            progress.say(String.format(
                    Locale.ROOT, "%s%.0f %% of the machine was busy while they were sent", prefix, 100 * load.busy()));
            int perSecond = (int) (PACED_SHARE * Math.min(all.rate(), limit.orElse(all.rate())));
            figures.addAll(waits(
                    "queue wait at " + perSecond + "/s, ",
                    run.send(perSecond * PACED_SECONDS, perSecond).waits()));
            Cpu.mostResident(sender.handle())
                    .ifPresentOrElse(
                            mb -> figures.add(figure("sender's memory", mb, "MB", OptionalDouble.empty())),
                            () -> progress.say("this system does not tell how much memory a process has resident"));
            return figures;
        }
    }

    private List<Figure> waits(String name, Histogram wait) {
        return List.of(
                figure(name + "p50", wait.getValueAtPercentile(50), "ms", OptionalDouble.empty()),
                figure(name + "p99", wait.getValueAtPercentile(99), "ms", OptionalDouble.empty()));
    }

    private Figure figure(String name, double value, String unit, OptionalDouble most) {
        return new Figure(prefix + name, value, unit, most);
    }
}
