package aicmo.cam.sender.webhook;

import aicmo.cam.sender.WokenTask;
import aicmo.cam.sender.webhook.ProviderEvents.Round;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Applies what the provider told: as soon as it is written down, and now and then in any case. Any replica may. */
@Singleton
class DueProviderEvents {
    private static final Logger LOG = Logger.getLogger(DueProviderEvents.class);
    private static final Duration SOON = Duration.ofMillis(200);
    private static final int PART = 5_000;

    private final ProviderEvents events;
    private final ProviderEventTable table;
    private final WebhookSettings settings;
    private final Clock clock;
    private final WokenTask task;
    private volatile boolean stopping;

    DueProviderEvents(ProviderEvents events, ProviderEventTable table, WebhookSettings settings, Clock clock) {
        this.events = events;
        this.table = table;
        this.settings = settings;
        this.clock = clock;
        this.task = new WokenTask("provider-events", this::apply);
    }

    void register(@Observes StartupEvent event, MeterRegistry registry) {
        registry.gauge("cam.provider.events.waiting", table, rows -> rows.count("NEW"));
        registry.gauge("cam.provider.events.failed", table, rows -> rows.count("FAILED"));
    }

    void wake() {
        task.wake();
    }

    @Scheduled(every = "15s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void net() {
        task.wake();
    }

    private void apply() {
        Round round = new Round(1, 0);
        while (round.done() > 0 && !stopping) {
            round = events.some();
        }
        if (round.left() > 0) {
            // their mails are being written down by a hand-over that is about to end
            CompletableFuture.delayedExecutor(SOON.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(task::wake);
        }
    }

    @Scheduled(every = "1h", delayed = "7m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        int forgotten = PART;
        while (forgotten == PART && !stopping) {
            forgotten = table.forget(clock.instant().minus(settings.eventsKept()), PART);
        }
        LOG.debug("old provider events are forgotten");
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        task.close();
    }
}
