package aicmo.cam.sender.provider;

import aicmo.cam.sender.SenderSettings;
import aicmo.cam.sender.pace.IdentitySettings;
import aicmo.cam.sender.provider.resend.ResendEmailProvider;
import aicmo.cam.sender.provider.resend.api.ResendSettings;
import aicmo.cam.sender.provider.smtp.SmtpEmailProvider;
import aicmo.cam.sender.provider.smtp.SmtpSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
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
    EmailProvider chosen(
            ResendSettings resend,
            SmtpSettings smtp,
            IdentitySettings senders,
            Vertx vertx,
            MeterRegistry registry,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        EmailProvider provider;
        if (isGiven(resend.apiKey())) {
            provider = new BreakingProvider(new ResendEmailProvider(resend, version, registry, clock), clock);
        } else if (SmtpEmailProvider.isSet(smtp, senders)) {
            provider = new SmtpEmailProvider(smtp, senders, settings, vertx, clock);
        } else {
            provider = new NoOpEmailProvider(clock);
        }
        LOG.infof("mails go out through %s%s", provider.name(), settings.dryRun() ? ", but this is a dry run" : "");
        return provider;
    }

    @Produces
    @Singleton
    SentLookup lookup(EmailProvider provider) {
        return provider.lookup();
    }

    private static boolean isGiven(Optional<String> setting) {
        return setting.filter(value -> !value.isBlank()).isPresent();
    }
}
