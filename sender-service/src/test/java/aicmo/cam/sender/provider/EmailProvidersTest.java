package aicmo.cam.sender.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aicmo.cam.sender.SenderSettings;
import aicmo.cam.sender.pace.IdentitySettings;
import aicmo.cam.sender.provider.resend.api.ResendSettings;
import aicmo.cam.sender.provider.smtp.SmtpSettings;
import aicmo.cam.testing.backing.CamBacking;
import aicmo.cam.testing.mail.CamMail;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
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
    void with_a_key_resend_sends() {
        EmailProvider provider = chosen(Optional.of("re_123"), Optional.of("mail.acme.test"));

        assertThat(provider.name()).isEqualTo("resend");
        assertThat(provider.repeatable()).isTrue();
        assertThat(provider.maxBatch()).isEqualTo(100);
        assertThat(provider.callEvery()).isEqualTo(Duration.ofMillis(103));
        assertThat(provider.lookup()).isNotSameAs(SentLookup.NOTHING);
    }

    @Test
    void a_key_with_a_line_break_is_refused_without_telling_it() {
        assertThatThrownBy(() -> chosen(Optional.of("re_1\n23"), Optional.empty()))
                .hasMessageContaining("AICMO_RESEND_API_KEY")
                .hasMessageNotContaining("re_1");
    }

    @Test
    void a_url_that_is_none_is_refused_at_start() {
        ResendSettings wrong = new Resend(Optional.of("re_123"), URI.create("api.resend.com"));
        assertThatThrownBy(() -> chosen(wrong, Optional.empty()))
                .hasMessage("AICMO_RESEND_URL is api.resend.com; give it as https://api.resend.com");
    }

    private EmailProvider chosen(Optional<String> resendKey, Optional<String> smtpHost) {
        return chosen(new Resend(resendKey, URI.create("http://127.0.0.1:1")), smtpHost);
    }

    private EmailProvider chosen(ResendSettings resend, Optional<String> smtpHost) {
        return new EmailProviders(settings, clock)
                .chosen(resend, new Smtp(smtpHost), senders, vertx, new SimpleMeterRegistry(), "1.2.3");
    }

    private record Resend(Optional<String> apiKey, URI url) implements ResendSettings {
        @Override
        public Optional<String> fromEmail() {
            return Optional.empty();
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int connections() {
            return 2;
        }

        @Override
        public int rateLimit() {
            return 10;
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
