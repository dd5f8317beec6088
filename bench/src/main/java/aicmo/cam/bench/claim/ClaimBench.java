package aicmo.cam.bench.claim;

import aicmo.cam.bench.Bench;
import aicmo.cam.bench.Figure;
import aicmo.cam.bench.ground.Feed;
import aicmo.cam.bench.ground.Ground;
import aicmo.cam.bench.ground.Letters;
import aicmo.cam.bench.ground.Replica;
import aicmo.cam.bench.ground.Setup;
import aicmo.cam.bench.ground.Timings;
import aicmo.cam.bench.ground.Web;
import aicmo.cam.local.Progress;
import aicmo.cam.local.Service;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code ./cam bench claim}: how long a real sender takes to claim a batch, and its list of mails a page, where it has sent a million. It
 * sends nowhere (NoOp), and times its claims itself (the timer {@code cam.emails.stage}); pages are timed from outside, over HTTP.
 */
@Command
public final class ClaimBench implements Bench {
    private static final int WARM_UP = 3000;
    private static final int FAR_PAGE = 1000;
    private static final OptionalDouble CLAIM_LIMIT = OptionalDouble.of(20);
    private static final OptionalDouble PAGE_LIMIT = OptionalDouble.of(50);
    private static final String TIMER = "cam_emails_stage_seconds";
    private static final String CLAIM = "stage=\"claim\"";

    @Option(names = "--rows", defaultValue = "1000000")
    private int rows;

    @Override
    public String name() {
        return "claim";
    }

    @Override
    public String about() {
        return "the claim of a batch, and pages of the list, among a million emails";
    }

    @Override
    public List<Figure> run(Progress progress) throws Exception {
        progress.update("Starting Kafka, PostgreSQL and the sender");
        try (Ground ground = Ground.start();
                Feed feed = Feed.open(ground);
                Replica sender = Replica.start(ground, Service.SENDER, "sender", Setup.ofSender())) {
            Letters letters = new Letters(20);
            sender.awaitReady();
            send(feed, letters, sender, WARM_UP);
            MillionRows million = MillionRows.on(ground, rows);
            progress.update(String.format(Locale.ROOT, "Inserting %,d emails", rows));
            million.insert();
            Timings before = timings(sender);
            progress.update("Claiming what is due");
            send(feed, letters, sender, 1);
            awaitClaimed(million, progress);
            Timings claims = timings(sender).since(before);
            List<Figure> figures = new ArrayList<>();
            figures.add(new Figure("claims", claims.count(), "claims", OptionalDouble.empty()));
            figures.add(new Figure("claim p50, at most", 1000 * claims.atMost(0.5), "ms", CLAIM_LIMIT));
            figures.add(new Figure("claim p99, at most", 1000 * claims.atMost(0.99), "ms", CLAIM_LIMIT));
            Pages pages = new Pages(sender);
            progress.update("The first page");
            figures.addAll(page("page 1", pages.time("")));
            progress.update("Page " + FAR_PAGE);
            figures.addAll(page("page " + FAR_PAGE, pages.time(pages.cursorOf(FAR_PAGE))));
            return figures;
        }
    }

    private static void send(Feed feed, Letters letters, Replica sender, int emails) throws Exception {
        double before = sent(sender);
        letters.batch(emails).forEach(feed::publish);
        feed.flush();
        while (sent(sender) < before + emails) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static double sent(Replica sender) throws IOException, InterruptedException {
        return Web.metrics(sender).entrySet().stream()
                .filter(metric -> metric.getKey().startsWith("cam_emails_sent_total"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private static Timings timings(Replica sender) throws IOException, InterruptedException {
        Timings timings = Timings.of(Web.metrics(sender), TIMER, CLAIM);
        if (timings.count() == 0) {
            throw new IllegalStateException("the sender does not tell " + TIMER + " of " + CLAIM);
        }
        return timings;
    }

    private static void awaitClaimed(MillionRows million, Progress progress) throws SQLException, InterruptedException {
        for (int due = million.due(); due > 0; due = million.due()) {
            progress.update(due + " emails are due");
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private static List<Figure> page(String name, Histogram nanos) {
        return List.of(
                new Figure(name + " p50", nanos.getValueAtPercentile(50) / 1e6, "ms", PAGE_LIMIT),
                new Figure(name + " p99", nanos.getValueAtPercentile(99) / 1e6, "ms", PAGE_LIMIT));
    }
}
