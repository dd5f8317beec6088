package aicmo.cam.decision.alert;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Mails alerts to people, in every replica; a mail server that is away is tried again. */
@ApplicationScoped
class DueAlerts {
    private static final Logger LOG = Logger.getLogger(DueAlerts.class);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int BATCH = 20;

    private final AlertRows alerts;
    private final AlertSettings settings;
    private final Mailer mailer;
    private final Clock clock;

    DueAlerts(AlertRows alerts, AlertSettings settings, Mailer mailer, Clock clock) {
        this.alerts = alerts;
        this.settings = settings;
        this.mailer = mailer;
        this.clock = clock;
    }

    @Scheduled(every = "{aicmo.cam.alert.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void mail() {
        alerts.claim(BATCH, clock.instant(), LEASE).forEach(claimed -> mail(claimed.alert(), claimed.attempts()));
    }

    private void mail(Alert alert, int attempt) {
        try {
            mailer.send(new Mail()
                    .setFrom(settings.from())
                    .setTo(settings.to().orElse(List.of()))
                    .setSubject("CAM: " + alert.subject())
                    .setText(alert.text() + "\n\n" + alert.raisedAt() + "\n"));
            alerts.record(alert.alertId(), "SENT", clock.instant(), null);
        } catch (RuntimeException e) {
            Instant now = clock.instant();
            String answer = e.getClass().getSimpleName() + ", " + e.getMessage();
            if (attempt > settings.retries().size()) {
                alerts.record(alert.alertId(), "GIVEN_UP", now, answer);
                LOG.errorf("alert '%s' could not be mailed and is given up: %s", alert.subject(), answer);
            } else {
                Duration wait = settings.retries().get(attempt - 1);
                alerts.record(alert.alertId(), "PENDING", now.plus(wait), answer);
                LOG.warnf(
                        "alert '%s' could not be mailed, and will be tried again in %s: %s",
                        alert.subject(), wait, answer);
            }
        }
    }
}
