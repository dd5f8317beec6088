package aicmo.cam.bench.send;

import aicmo.cam.bench.ground.Feed;
import aicmo.cam.bench.ground.Ground;
import aicmo.cam.bench.ground.Letters;
import aicmo.cam.bench.ground.Tap;
import aicmo.cam.events.EmailFailed;
import aicmo.cam.events.EmailRequested;
import aicmo.cam.events.EmailSent;
import aicmo.cam.events.Topic;
import aicmo.cam.local.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Asks for mails by EmailRequested and reads cam.email-sent until each was sent.
 *
 * <p>The rate counts from before the first EmailRequested to the arrival of the last EmailSent here, so it holds everything: both ways
 * through Kafka, intake, rendering, claim, hand-over, outbox. The steady rate leaves out the first five seconds, in which the JVM warms up and
 * the first mails are on their way. The queue wait of a mail is from EmailRequested.occurred_at to EmailSent.occurred_at: all the time that
 * a lead waits for a step that is due. Where mails are asked for all at once, most of it is the line that they stand in.
 */
final class SendRun implements AutoCloseable {
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration NOTHING_HAPPENS = Duration.ofSeconds(60);

    private final Feed feed;
    private final Letters letters;
    private final Progress progress;
    private final Map<UUID, Instant> asked = new ConcurrentHashMap<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger early = new AtomicInteger();
    private final AtomicReference<String> failure = new AtomicReference<>();
    private final Histogram wait = new ConcurrentHistogram(TimeUnit.HOURS.toMillis(1), 3);
    private final Tap<EmailSent> sentTap;
    private final Tap<EmailFailed> failedTap;
    private volatile long began;
    private volatile long last;

    SendRun(Ground ground, Letters letters, Progress progress) {
        this.letters = letters;
        this.progress = progress;
        this.feed = Feed.open(ground);
        this.sentTap = Tap.open(ground, Topic.EMAIL_SENT, EmailSent.class, this::sent);
        this.failedTap = Tap.open(
                ground,
                Topic.EMAIL_FAILED,
                EmailFailed.class,
                event -> failure.compareAndSet(null, event.reason() + ": " + event.detail()));
    }

    /**
     * What came of it.
     *
     * @param rate emails a second
     * @param steady the same without the first five seconds; NaN where it did not last that long
     * @param waits of each mail, ms
     */
    record Sent(double rate, double steady, Histogram waits) {}

    /**
     * Sends so many.
     *
     * @param perSecond how many are asked for in a second; 0 for all at once
     * @throws IllegalStateException where a mail fails, or nothing is sent for a minute
     */
    Sent send(int emails, int perSecond) throws InterruptedException {
        wait.reset();
        sent.set(0);
        early.set(0);
        began = System.nanoTime();
        last = began;
        for (int i = 0; i < emails; i++) {
            if (perSecond > 0) {
                await(began + TimeUnit.SECONDS.toNanos(i) / perSecond);
            }
            EmailRequested letter = letters.letter();
            asked.put(letter.leadId(), letter.occurredAt());
            feed.publish(letter);
        }
        feed.flush();
        awaitSent(emails);
        double seconds = (last - began) / 1e9;
        double steady = (emails - early.get()) / (seconds - WARM_UP.toSeconds());
        return new Sent(emails / seconds, seconds > WARM_UP.toSeconds() + 1 ? steady : Double.NaN, wait);
    }

    @Override
    public void close() {
        sentTap.close();
        failedTap.close();
        feed.close();
    }

    /** A mail's event comes again when its real Message-ID is known: only the first one counts. */
    private void sent(EmailSent event) {
        Instant requested = asked.remove(event.email().leadId());
        if (requested == null) {
            return;
        }
        last = System.nanoTime();
        if (last - began < WARM_UP.toNanos()) {
            early.incrementAndGet();
        }
        wait.recordValue(
                Math.max(0, Duration.between(requested, event.occurredAt()).toMillis()));
        sent.incrementAndGet();
    }

    private void awaitSent(int emails) {
        while (sent.get() < emails) {
            sentTap.check();
            failedTap.check();
            if (failure.get() != null) {
                throw new IllegalStateException("a mail was given up: " + failure.get());
            }
            if (System.nanoTime() - last > NOTHING_HAPPENS.toNanos()) {
                throw new IllegalStateException("nothing was sent for " + NOTHING_HAPPENS.toSeconds() + " s; " + sent
                        + " of " + emails + " were");
            }
            progress.update(sent + " of " + emails + " sent");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static void await(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
