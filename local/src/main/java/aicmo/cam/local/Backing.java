package aicmo.cam.local;

import aicmo.cam.local.backing.BackingFailed;
import aicmo.cam.local.backing.EmbeddedKafka;
import aicmo.cam.local.backing.EmbeddedPostgres;
import aicmo.cam.local.backing.MailServer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What the services stand on, running. */
public record Backing(EmbeddedKafka kafka, EmbeddedPostgres postgres, Optional<MailServer> mail)
        implements AutoCloseable {

    static Backing start(Path data, Ports ports, boolean withMail) {
        CompletableFuture<EmbeddedKafka> kafka = CompletableFuture.supplyAsync(
                () -> EmbeddedKafka.start(data.resolve("kafka"), ports.of(Endpoint.KAFKA)));
        CompletableFuture<EmbeddedPostgres> postgres = CompletableFuture.supplyAsync(
                () -> EmbeddedPostgres.start(data.resolve("postgresql"), ports.of(Endpoint.POSTGRESQL)));
        CompletableFuture<Optional<MailServer>> mail = CompletableFuture.supplyAsync(() -> withMail
                ? Optional.of(MailServer.start(ports.of(Endpoint.SMTP), ports.of(Endpoint.IMAP)))
                : Optional.empty());
        try {
            return new Backing(kafka.join(), postgres.join(), mail.join());
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
        mail.ifPresent(server -> {
            environment.put("AICMO_SMTP_HOST", "127.0.0.1");
            environment.put("AICMO_SMTP_PORT", String.valueOf(server.smtpPort()));
            environment.put("AICMO_IMAP_SERVER", "127.0.0.1");
            environment.put("AICMO_IMAP_PORT", String.valueOf(server.imapPort()));
        });
        return environment;
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
