package aicmo.cam.sender.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aicmo.cam.sender.SenderSettings;
import aicmo.cam.sender.pace.IdentitySettings;
import aicmo.cam.sender.provider.smtp.SmtpSettings;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = CamBacking.class, initArgs = @ResourceArg(name = "service", value = "sender"))
@WithTestResource(CamMail.class)
class EmailProvidersTest {
    @Inject
    SenderSettings settings;

    @Inject
    Clock clock;

    @Inject
    Vertx vertx;

    @Inject
    IdentitySettings senders;

    @Test
    void smtp_sends_where_a_host_is_set() {
        assertThat(chosen(Optional.empty(), Optional.of("mail.acme.test")).name())
                .isEqualTo("smtp");
    }

    @Test
    void nothing_sends_where_nothing_is_set() {
        assertThat(chosen(Optional.empty(), Optional.empty()).name()).isEqualTo("noop");
        assertThat(chosen(Optional.of(" "), Optional.of("")).name()).isEqualTo("noop");
    }

    @Test
    void a_resend_key_is_refused_at_start_and_never_quietly_ignored() {
        assertThatThrownBy(() -> chosen(Optional.of("re_123"), Optional.of("mail.acme.test")))
                .hasMessageContaining("AICMO_RESEND_API_KEY");
    }

    private EmailProvider chosen(Optional<String> resendKey, Optional<String> smtpHost) {
        return new EmailProviders(settings, clock).chosen(new Resend(resendKey), new Smtp(smtpHost), senders, vertx);
    }

    private record Resend(Optional<String> apiKey) implements ResendSettings {
        @Override
        public Optional<String> fromEmail() {
            return Optional.empty();
        }
    }

    private record Smtp(Optional<String> host) implements SmtpSettings {
        @Override
        public OptionalInt port() {
            return OptionalInt.empty();
        }

        @Override
        public Optional<String> username() {
            return Optional.empty();
        }

        @Override
        public Optional<String> password() {
            return Optional.empty();
        }

        @Override
        public Optional<String> tls() {
            return Optional.empty();
        }

        @Override
        public Optional<String> trust() {
            return Optional.empty();
        }

        @Override
        public Optional<String> helo() {
            return Optional.empty();
        }
    }
}
