package aicmo.cam.sender.provider;

import aicmo.cam.sender.SenderSettings;
import aicmo.cam.sender.pace.IdentitySettings;
import aicmo.cam.sender.provider.smtp.SmtpEmailProvider;
import aicmo.cam.sender.provider.smtp.SmtpSettings;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;

/** The one place where it is decided who sends. */
@Singleton
final class EmailProviders {
    private static final Logger LOG = Logger.getLogger(EmailProviders.class);

    private final SenderSettings settings;
    private final Clock clock;

    EmailProviders(SenderSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Produces
    @Singleton
    EmailProvider chosen(ResendSettings resend, SmtpSettings smtp, IdentitySettings senders, Vertx vertx) {
        if (isGiven(resend.apiKey())) {
            // Never quietly another provider than the one that was asked for.
            throw new IllegalStateException(
                    "AICMO_RESEND_API_KEY is set, but this version does not send through Resend yet;"
                            + " take it out, and set AICMO_SMTP_HOST to send by SMTP, or nothing to send nowhere");
        }
        EmailProvider provider = SmtpEmailProvider.isSet(smtp, senders)
                ? new SmtpEmailProvider(smtp, senders, settings, vertx, clock)
                : new NoOpEmailProvider();
        LOG.infof("mails go out through %s%s", provider.name(), settings.dryRun() ? ", but this is a dry run" : "");
        return provider;
    }

    private static boolean isGiven(java.util.Optional<String> setting) {
        return setting.filter(value -> !value.isBlank()).isPresent();
    }
}
