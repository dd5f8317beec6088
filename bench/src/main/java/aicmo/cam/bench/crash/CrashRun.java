package aicmo.cam.bench.crash;

import aicmo.cam.bench.carrier.FaultyCarrier;
import aicmo.cam.bench.ground.Books;
import aicmo.cam.bench.ground.Feed;
import aicmo.cam.bench.ground.Ground;
import aicmo.cam.bench.ground.Letters;
import aicmo.cam.bench.ground.Replica;
import aicmo.cam.bench.ground.Setup;
import aicmo.cam.events.EmailRequested;
import aicmo.cam.local.Progress;
import aicmo.cam.local.Service;
import aicmo.cam.local.clock.Standstill;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A real sender process that is killed (kill -9) again and again while it works, and started again at once; the last one may finish. In each of
 * its lives it is asked for a few mails more, so that it is never done when it dies.
 */
public final class CrashRun {
    private static final Duration NOTHING_HAPPENS = Duration.ofMinutes(3);
    private static final long LOOK_EVERY_MILLIS = 200;
    private static final long AIM_EVERY_MILLIS = 2;
    private static final List<String> CHANNELS = List.of(
            "email-requested",
            "reply-classified",
            "lead-changed",
            "campaign-started",
            "campaign-paused",
            "campaign-resumed");
    /** Small, so that there are many hand-overs to be cut off. */
    private static final Map<String, String> MANY_SMALL_CALLS = Map.of(
            "AICMO_CAM_EMAIL_BATCH_CAP", "8",
            "AICMO_CAM_EMAIL_LEASE", "2s",
            "AICMO_CAM_EMAIL_TIMEOUT", "1s",
            "AICMO_RESEND_TIMEOUT", "1s",
            "AICMO_CAM_EMAIL_RETRY_AFTER", "200ms",
            "AICMO_CAM_EMAIL_MAX_ATTEMPTS", "1000",
            "AICMO_CAM_EMAIL_SEND_EVERY", "1s");
    /** Without a name of its own a killed consumer holds its partitions for ten seconds, which is longer than a life here. */
    private static final String[] NAMED_CONSUMERS = Stream.concat(
                    Stream.of("-Dmp.messaging.connector.smallrye-kafka.heartbeat.interval.ms=300"),
                    CHANNELS.stream()
                            .map(channel ->
                                    "-Dmp.messaging.incoming." + channel + ".group.instance.id=crash-" + channel))
            .toArray(String[]::new);

    private final Plan plan;
    private final FaultyCarrier carrier;
    private final Progress progress;
    private final Random chance;
    private final Letters letters = new Letters(20);
    private final Set<String> asked = new HashSet<>();
    private int hits;
    private int cutOff;

    private CrashRun(Plan plan, FaultyCarrier carrier, Progress progress) {
        this.plan = plan;
        this.carrier = carrier;
        this.progress = progress;
        this.chance = new Random(plan.seed());
    }

    /**
     * Runs it to the end.
     *
     * @param progress is told of each life
     * @throws IllegalStateException where nothing moves for three minutes although mails still wait
     */
    public static Reckoning run(Plan plan, FaultyCarrier carrier, Progress progress) throws Exception {
        return new CrashRun(plan, carrier, progress).run();
    }

    private Reckoning run() throws Exception {
        Setup setup =
                Setup.ofSender().with(carrier.settings()).with(MANY_SMALL_CALLS).java(NAMED_CONSUMERS);
        try (Ground ground = Ground.start();
                Feed feed = Feed.open(ground);
                Replica sender = Replica.start(ground, Service.SENDER, "sender", setup)) {
            Books books = new Books(ground);
            sender.awaitReady();
            ask(feed, plan.askedBy(1));
            // Until the consumers have found each other, which takes longer than a life.
            await("an email", books, LOOK_EVERY_MILLIS, open -> open.known() > 0);
            for (int kill = 1; kill <= plan.kills(); kill++) {
                ask(feed, plan.askedBy(kill));
                sender.awaitReady();
                aim(kill, books);
                sender.kill9();
                Books.Open open = books.open();
                hits += open.claimed() > 0 ? 1 : 0;
                cutOff += open.handedOver() > 0 ? 1 : 0;
                progress.update("kill " + kill + " of " + plan.kills() + ": of " + asked.size()
                        + " emails the sender knew "
                        + open.known() + ", " + (open.known() - open.waiting()) + " were done, " + open.claimed()
                        + " were cut off");
                sender.start();
            }
            sender.awaitReady();
            await("the end", books, LOOK_EVERY_MILLIS, open -> open.known() >= plan.emails() && open.waiting() == 0);
            return new Reckoning(
                    Set.copyOf(asked), carrier.taken(), books.statuses(), plan.kills(), hits, cutOff, carrier.faults());
        }
    }

    private void ask(Feed feed, int emails) throws InterruptedException {
        List<EmailRequested> more = letters.batch(emails - asked.size());
        more.forEach(feed::publish);
        feed.flush();
        asked.addAll(more.stream().map(EmailRequested::recipient).collect(Collectors.toSet()));
    }

    /** Of three kills one meets a claimed mail, one a mail that is being handed over, and one comes at any moment. */
    private void aim(int kill, Books books) throws SQLException, InterruptedException {
        switch (kill % 3) {
            case 1 -> await("a hand-over", books, AIM_EVERY_MILLIS, open -> open.handedOver() > 0 || isDone(open));
            case 2 ->
                await("a claim", books, AIM_EVERY_MILLIS, open -> open.claimed() > open.handedOver() || isDone(open));
            default -> TimeUnit.MILLISECONDS.sleep(plan.life(chance).toMillis());
        }
    }

    /** There is nothing to be met any more. */
    private boolean isDone(Books.Open open) {
        return open.known() >= asked.size() && open.waiting() == 0;
    }

    private void await(String what, Books books, long everyMillis, Predicate<Books.Open> reached)
            throws SQLException, InterruptedException {
        Standstill standstill = new Standstill(NOTHING_HAPPENS, Clock.systemUTC());
        for (Books.Open open = books.open(); !reached.test(open); open = books.open()) {
            if (standstill.look(open)) {
                throw new IllegalStateException("nothing has moved since " + standstill.since() + ", and " + what
                        + " is awaited: of " + asked.size() + " emails that were asked for the sender knows "
                        + open.known() + ", " + open.waiting() + " wait, and " + open.claimed()
                        + " of them are claimed");
            }
            progress.update(open.waiting() + " emails wait, " + open.claimed() + " of them claimed");
            TimeUnit.MILLISECONDS.sleep(everyMillis);
        }
    }
}
