package aicmo.cam.bench.followup;

import aicmo.cam.bench.Bench;
import aicmo.cam.bench.Figure;
import aicmo.cam.bench.ground.Cpu;
import aicmo.cam.bench.ground.Feed;
import aicmo.cam.bench.ground.Ground;
import aicmo.cam.bench.ground.Replica;
import aicmo.cam.bench.ground.Setup;
import aicmo.cam.bench.ground.Tap;
import aicmo.cam.bench.ground.Timings;
import aicmo.cam.bench.ground.Web;
import aicmo.cam.events.LeadChanged;
import aicmo.cam.events.MailRef;
import aicmo.cam.events.ReplyClass;
import aicmo.cam.events.ReplyClassified;
import aicmo.cam.events.Topic;
import aicmo.cam.local.Progress;
import aicmo.cam.local.Service;
import aicmo.cam.messaging.EventId;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code ./cam bench followup}: one real process of followup with a million leads. How long the claim of a batch of due steps takes (the
 * service times it itself, {@code cam.followup.claim}); ReplyClassified a second through the state machine, from the first LeadChanged on
 * Kafka to the last; the import of a list of a hundred thousand leads, and their forecast; and memory.
 */
@Command
public final class FollowupBench implements Bench {
    private static final int LATE_SECONDS = 900;
    private static final int FORECAST_LEADS = 100_000;
    private static final OptionalDouble CLAIM_LIMIT = OptionalDouble.of(50);
    private static final OptionalDouble REPLIES_LIMIT = OptionalDouble.of(1_500);
    private static final OptionalDouble FORECAST_LIMIT = OptionalDouble.of(10);
    private static final OptionalDouble MOST_MEMORY = OptionalDouble.of(400);
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private final Set<UUID> changed = ConcurrentHashMap.newKeySet();
    private volatile long firstNanos;
    private volatile long lastNanos;

    @Option(names = "--leads", defaultValue = "1000000")
    private int leads;

    @Option(names = "--due", defaultValue = "50000")
    private int due;

    @Option(names = "--replies", defaultValue = "50000")
    private int replies;

    @Override
    public String name() {
        return "followup";
    }

    @Override
    public String about() {
        return "claims of due steps and ReplyClassified a second among a million leads";
    }

    @Override
    public List<Figure> run(Progress progress) throws Exception {
        progress.update("Starting Kafka, PostgreSQL and followup");
        try (Ground ground = Ground.start();
                Feed feed = Feed.open(ground);
                Replica followup = Replica.start(ground, Service.FOLLOWUP, "followup", new Setup(Map.of(), List.of()));
                Tap<LeadChanged> tap = Tap.open(ground, Topic.LEAD_CHANGED, LeadChanged.class, this::note)) {
            followup.awaitReady();
            List<Figure> figures = new ArrayList<>();
            MillionLeads million = new MillionLeads(ground.postgres().asSuperuser());
            UUID large = campaign(followup, "Large");
            progress.update(String.format(Locale.ROOT, "Inserting %,d leads", leads));
            million.insert(large, leads, due);
            progress.update("Claiming what is due");
            post(followup, "/api/cam/campaigns/" + large + "/start");
            await(() -> million.due(large) == 0, tap, "steps are still due");
            Timings claims = Timings.of(Web.metrics(followup), "cam_followup_claim_seconds", "");
            figures.add(new Figure("claims", claims.count(), "claims", OptionalDouble.empty()));
            figures.add(new Figure("claim p99, at most", 1000 * claims.atMost(0.99), "ms", CLAIM_LIMIT));
            progress.update("Answers");
            answer(feed, million.contacted(large, replies));
            await(() -> changed.size() >= replies, tap, "leads are missing");
            figures.add(new Figure(
                    "ReplyClassified to LeadChanged",
                    (replies - 1) / ((lastNanos - firstNanos) / 1e9),
                    "events/s",
                    REPLIES_LIMIT));
            progress.update("A list of leads");
            UUID draft = campaign(followup, "Draft");
            figures.add(new Figure(
                    "import of 100,000 rows", rowsASecond(followup, draft), "rows/s", OptionalDouble.empty()));
            progress.update("A forecast");
            long begin = System.nanoTime();
            forecast(followup, draft);
            figures.add(
                    new Figure("forecast of 100,000 leads", (System.nanoTime() - begin) / 1e9, "s", FORECAST_LIMIT));
            figures.add(new Figure(
                    "memory, most", Cpu.mostResident(followup.handle()).orElse(Double.NaN), "MB", MOST_MEMORY));
            return figures;
        }
    }

    private void note(LeadChanged change) {
        if (changed.isEmpty()) {
            firstNanos = System.nanoTime();
        }
        changed.add(change.leadId());
        lastNanos = System.nanoTime();
    }

    private static UUID campaign(Replica followup, String name) throws Exception {
        String answer = Web.send("POST", followup.url().resolve("/api/cam/campaigns"), JSON, """
                {"name": "%s", "from": "Anna Berg <anna@acme.example>",
                 "steps": [{"subject": "A question", "text": "Hello {{ company }}"}, {"text": "Did you see it?", "delay": "3wd"},
                           {"text": "Last time", "delay": "4d"}]}
                """.formatted(name));
        Matcher id = ID.matcher(answer);
        if (!id.find()) {
            throw new IllegalStateException("followup does not tell the id of a campaign: " + answer);
        }
        return UUID.fromString(id.group(1));
    }

    private static void post(Replica followup, String path) throws Exception {
        Web.send("POST", followup.url().resolve(path), Map.of(), "");
    }

    private static double rowsASecond(Replica followup, UUID campaign) throws Exception {
        String[] zones = {"Europe/Berlin", "Asia/Tokyo", "America/New_York"};
        String list = IntStream.range(0, FORECAST_LEADS)
                .mapToObj(n ->
                        "lead-" + n + "@company-" + n / 4 + ".test,Company " + n / 4 + "," + zones[n % zones.length])
                .collect(Collectors.joining("\n", "email,company,time_zone\n", "\n"));
        URI leads = followup.url().resolve("/api/cam/campaigns/" + campaign + "/leads");
        long begin = System.nanoTime();
        String answer = Web.send("POST", leads, Map.of("Content-Type", "text/csv"), list);
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (!answer.contains("\"imported\":" + FORECAST_LEADS)) {
            throw new IllegalStateException("not every row was imported: " + answer);
        }
        return FORECAST_LEADS / seconds;
    }

    private static void forecast(Replica followup, UUID campaign) throws Exception {
        URI url = followup.url().resolve("/api/cam/campaigns/" + campaign + "/forecast");
        String answer = Web.get(url);
        if (!answer.contains("\"mails\"")) {
            throw new IllegalStateException("no forecast: " + answer);
        }
    }

    private static void answer(Feed feed, List<MillionLeads.Contacted> contacted) throws InterruptedException {
        Instant now = Instant.now();
        int number = 0;
        for (MillionLeads.Contacted lead : contacted) {
            ReplyClass means = number++ % 3 == 0 ? ReplyClass.POSITIVE : ReplyClass.NEUTRAL;
            feed.publish(new ReplyClassified(
                    EventId.next(),
                    now,
                    EventId.next(),
                    new MailRef(EventId.next(), EventId.next(), lead.campaign(), lead.id(), "main", 1),
                    lead.email(),
                    lead.email(),
                    means,
                    0.9,
                    "says so",
                    List.of(),
                    null,
                    null,
                    false,
                    now,
                    null,
                    "bench"));
        }
        feed.flush();
    }

    private static void await(BooleanSupplier over, Tap<?> tap, String otherwise) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LATE_SECONDS);
        while (!over.getAsBoolean()) {
            tap.check();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(otherwise + " after " + LATE_SECONDS + " s");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
