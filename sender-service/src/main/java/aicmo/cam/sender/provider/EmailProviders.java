package aicmo.cam.sender.provider;

import aicmo.cam.sender.SenderSettings;
import io.vertx.ext.mail.MailClient;
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
    EmailProvider chosen(ResendSettings resend, SmtpSettings smtp, MailClient client) {
        if (isGiven(resend.apiKey())) {
            // Never quietly another provider than the one that was asked for.
            throw new IllegalStateException(
                    "AICMO_RESEND_API_KEY is set, but this version does not send through Resend yet;"
                            + " take it out, and set AICMO_SMTP_HOST to send by SMTP, or nothing to send nowhere");
        }
        EmailProvider provider = isGiven(smtp.host())
                ? new SmtpEmailProvider(client, clock, settings.connections(), settings.timeout())
                : new NoOpEmailProvider();
        LOG.infof("mails go out through %s%s", provider.name(), settings.dryRun() ? ", but this is a dry run" : "");
        return provider;
    }

    @Produces
    @Singleton
    SentLookup lookup(EmailProvider provider) {
        return provider.lookup();
    }

    private static boolean isGiven(java.util.Optional<String> setting) {
        return setting.filter(value -> !value.isBlank()).isPresent();
    }
}
