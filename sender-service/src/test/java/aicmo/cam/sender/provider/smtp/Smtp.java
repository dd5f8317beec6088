package aicmo.cam.sender.provider.smtp;

import aicmo.cam.sender.SenderSettings;
import aicmo.cam.sender.mail.RenderedMail;
import aicmo.cam.sender.pace.IdentitySettings;
import aicmo.cam.sender.provider.Batch;
import aicmo.cam.sender.provider.EmailProvider;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** A provider as its settings make it, and mails for it. */
public final class Smtp {
    static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    private Smtp() {}

    /** For a server on this machine that speaks in the clear, by the time that it is. */
    public static EmailProvider now(Vertx vertx, int port) {
        return provider(vertx, Clock.systemUTC(), plain(port));
    }

    /** @param settings pairs of name and value, such as {@code AICMO_SMTP_HOST} */
    static SmtpEmailProvider provider(Vertx vertx, String... settings) {
        return provider(vertx, Clock.fixed(NOW, ZoneOffset.UTC), settings);
    }

    private static SmtpEmailProvider provider(Vertx vertx, Clock clock, String... settings) {
        SmallRyeConfig config = config(settings);
        return new SmtpEmailProvider(
                config.getConfigMapping(SmtpSettings.class),
                config.getConfigMapping(IdentitySettings.class),
                config.getConfigMapping(SenderSettings.class),
                vertx,
                clock);
    }

    static SmtpServers servers(String... settings) {
        SmallRyeConfig config = config(settings);
        return SmtpServers.of(
                config.getConfigMapping(SmtpSettings.class), config.getConfigMapping(IdentitySettings.class));
    }

    /** For a server on this machine that speaks in the clear. */
    static SmtpEmailProvider plain(Vertx vertx, int port, String... further) {
        return provider(
                vertx, Stream.concat(Stream.of(plain(port)), Stream.of(further)).toArray(String[]::new));
    }

    private static String[] plain(int port) {
        return new String[] {
            "AICMO_SMTP_HOST", "127.0.0.1",
            "AICMO_SMTP_PORT", Integer.toString(port),
            "AICMO_SMTP_TLS", "none",
            "AICMO_SMTP_HELO", "sender.test"
        };
    }

    static Batch batch(RenderedMail... mails) {
        return new Batch(
                "key",
                Stream.of(mails)
                        .map(mail -> new Batch.Item(UUID.randomUUID(), null, null, mail))
                        .toList());
    }

    static RenderedMail mail(String text) {
        return mail("\"Berg, Anna\" <anna@acme.test>", "ana@recipients.test", text, null, Map.of());
    }

    static RenderedMail mail(String from, String to, String text, String html, Map<String, String> headers) {
        return new RenderedMail(
                from,
                to,
                "Ana Ferrer",
                "answers@acme.test",
                "Hello",
                text,
                html,
                "<1@acme.test>",
                "<0@acme.test>",
                List.of("<a@acme.test>", "<0@acme.test>"),
                headers);
    }

    private static SmallRyeConfig config(String... variables) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < variables.length; i += 2) {
            values.put(variables[i], variables[i + 1]);
        }
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(SmtpSettings.class)
                .withMapping(IdentitySettings.class)
                .withMapping(SenderSettings.class)
                .withSources(new EnvConfigSource(values, 300))
                .build();
    }
}
