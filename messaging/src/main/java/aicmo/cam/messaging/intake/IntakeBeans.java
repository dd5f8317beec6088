package aicmo.cam.messaging.intake;

import aicmo.cam.messaging.MessagingConfig;
import aicmo.cam.messaging.MessagingMetrics;
import aicmo.cam.messaging.Transactions;
import aicmo.cam.messaging.outbox.Outbox;
import aicmo.cam.messaging.outbox.OutboxTable;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;
import org.jdbi.v3.core.Jdbi;

/** The intake of this service. */
final class IntakeBeans {
    @Produces
    @Singleton
    HandledEvents handledEvents(Jdbi jdbi) {
        return new HandledEvents(jdbi);
    }

    void expectTopics(@Observes StartupEvent event, MessagingMetrics metrics, Config config) {
        for (String name : config.getPropertyNames()) {
            if (name.startsWith("mp.messaging.incoming.") && name.endsWith(".topic")) {
                metrics.expects(config.getValue(name, String.class));
            }
        }
    }

    @Produces
    @Singleton
    Intake intake(
            MessagingConfig config,
            Transactions transactions,
            HandledEvents handled,
            OutboxTable table,
            Outbox outbox,
            OpenTelemetry telemetry,
            MessagingMetrics metrics) {
        return new Intake(config.service(), transactions, handled, table, outbox::wakeRelay, telemetry, metrics);
    }
}
