package aicmo.cam.inbox.reading;

import aicmo.cam.inbox.mailbox.InboxUnreachable.Reason;
import aicmo.cam.inbox.mailbox.Mailbox;
import aicmo.cam.inbox.mailbox.MailboxAccess;
import aicmo.cam.inbox.mailbox.MailboxRows;
import aicmo.cam.inbox.message.InboundRows;
import aicmo.cam.inbox.message.Standing;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/**
 * What operators watch: {@code cam.inbox.ingested} by state, {@code cam.inbox.duplicates}, {@code cam.inbox.errors} by kind,
 * {@code cam.inbox.waiting} (messages that wait for their mail), and by mailbox {@code cam.inbox.poll.age} (seconds since the last
 * look that went well; where none ever did, since this replica began to look), {@code cam.inbox.failures} (looks that failed since) and {@code cam.inbox.behind} (messages seen and not yet
 * taken in).
 */
@Singleton
class ReadingMetrics {
    private final MeterRegistry registry;
    private final MailboxRows mailboxes;
    private final Clock clock;
    private final Map<MailboxAccess, List<Meter>> watched = new ConcurrentHashMap<>();

    ReadingMetrics(MeterRegistry registry, MailboxRows mailboxes, InboundRows inbound, Clock clock) {
        this.registry = registry;
        this.mailboxes = mailboxes;
        this.clock = clock;
        Gauge.builder("cam.inbox.waiting", inbound, InboundRows::waiting)
                .description("messages that wait for the mail that they answer")
                .register(registry);
    }

    void watch(MailboxAccess access) {
        List<Meter> gauges = new ArrayList<>();
        watched.put(access, gauges);
        Instant begun = clock.instant();
        gauges.add(gauge(
                "cam.inbox.poll.age",
                "seconds",
                access,
                mailbox -> mailbox.sinceSuccess()
                                .orElseGet(() -> Duration.between(begun, clock.instant()))
                                .toMillis()
                        / 1000.0));
        gauges.add(gauge("cam.inbox.behind", "messages", access, mailbox -> mailbox.behind()));
        gauges.add(gauge("cam.inbox.failures", "looks", access, mailbox -> mailbox.failures()));
    }

    /** The folder is read no longer. */
    void forget(MailboxAccess access) {
        watched.getOrDefault(access, List.of()).forEach(registry::remove);
        watched.remove(access);
    }

    private Meter gauge(String name, String unit, MailboxAccess access, ToDoubleFunction<Mailbox> figure) {
        return Gauge.builder(name, mailboxes, rows -> rows.find(access.address(), access.folder())
                        .map(figure::applyAsDouble)
                        .orElse(Double.NaN))
                .tags(Tags.of("mailbox", access.address(), "folder", access.folder()))
                .baseUnit(unit)
                .register(registry);
    }

    void ingested(List<Standing> fresh, int offered) {
        fresh.forEach(standing -> registry.counter(
                        "cam.inbox.ingested", "state", standing.state().toLowerCase(Locale.ROOT))
                .increment());
        registry.counter("cam.inbox.duplicates").increment(offered - fresh.size());
    }

    void unreachable(Reason reason) {
        error(reason.name().toLowerCase(Locale.ROOT));
    }

    void unstorable() {
        error("unstorable");
    }

    void failed() {
        error("internal");
    }

    private void error(String kind) {
        registry.counter("cam.inbox.errors", "kind", kind).increment();
    }
}
