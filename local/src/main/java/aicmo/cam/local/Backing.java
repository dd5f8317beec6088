package aicmo.cam.local;

import aicmo.cam.local.access.KafkaLogins;
import aicmo.cam.local.backing.BackingFailed;
import aicmo.cam.local.backing.EmbeddedKafka;
import aicmo.cam.local.backing.EmbeddedPostgres;
import aicmo.cam.local.backing.MailServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What the services need, running: Kafka, PostgreSQL and where wanted a mail server. Each service logs in as itself everywhere. */
public record Backing(EmbeddedKafka kafka, KafkaLogins logins, EmbeddedPostgres postgres, Optional<MailServer> mail)
        implements AutoCloseable {

    static Backing start(Path data, Ports ports, boolean withMail) throws IOException {
        KafkaLogins logins = new KafkaLogins(data.resolve("kafka-users"));
        logins.writeClientFiles("127.0.0.1:" + ports.of(Endpoint.KAFKA));
        CompletableFuture<EmbeddedKafka> kafka = CompletableFuture.supplyAsync(
                () -> EmbeddedKafka.start(data.resolve("kafka"), ports.of(Endpoint.KAFKA), logins));
        CompletableFuture<EmbeddedPostgres> postgres = CompletableFuture.supplyAsync(
                () -> EmbeddedPostgres.start(data.resolve("postgresql"), ports.of(Endpoint.POSTGRESQL)));
        CompletableFuture<Optional<MailServer>> mail = CompletableFuture.supplyAsync(() -> withMail
                ? Optional.of(MailServer.start(ports.of(Endpoint.SMTP), ports.of(Endpoint.IMAP)))
                : Optional.empty());
        try {
            return new Backing(kafka.join(), logins, postgres.join(), mail.join());
        } catch (CompletionException e) {
            closeWhatStarted(kafka, postgres, mail);
            if (e.getCause() instanceof BackingFailed failed) {
                throw failed;
            }
            throw new BackingFailed("Kafka, PostgreSQL or the mail server did not start", e.getCause());
        }
    }

    /** The environment that leads a service to all of it: the names are Quarkus' own, and the settings of mail those of CAM. */
    Map<String, String> environment(Service service) {
        EmbeddedPostgres.ServiceDatabase database = postgres.ensureService(service.id());
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
        environment.put("QUARKUS_DATASOURCE_USERNAME", database.username());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        logins.of(KafkaLogins.ofService(service.id()))
                .clientSettings()
                .forEach((name, value) -> environment.put(variable("kafka." + name), value));
        mail.ifPresent(server -> {
            environment.put("AICMO_SMTP_HOST", "127.0.0.1");
            environment.put("AICMO_SMTP_PORT", String.valueOf(server.smtpPort()));
            environment.put("AICMO_IMAP_SERVER", "127.0.0.1");
            environment.put("AICMO_IMAP_PORT", String.valueOf(server.imapPort()));
        });
        return environment;
    }

    private static String variable(String setting) {
        return setting.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    @Override
    public void close() {
        mail.ifPresent(MailServer::close);
        kafka.close();
        postgres.close();
    }

    private static void closeWhatStarted(
            CompletableFuture<EmbeddedKafka> kafka,
            CompletableFuture<EmbeddedPostgres> postgres,
            CompletableFuture<Optional<MailServer>> mail) {
        CompletableFuture.allOf(kafka, postgres, mail)
                .handle((all, failure) -> failure)
                .join();
        if (!mail.isCompletedExceptionally()) {
            mail.join().ifPresent(MailServer::close);
        }
        if (!kafka.isCompletedExceptionally()) {
            kafka.join().close();
        }
        if (!postgres.isCompletedExceptionally()) {
            postgres.join().close();
        }
    }
}
