package aicmo.cam.bench.send;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.StartTLSOptions;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

/** What of SMTP's limit the mail client leaves that the sender uses (Vert.x, through quarkus-mailer), with nothing else going on. */
record LibraryClient(int port, int connections) {
    private static final String TEXT = "Sixty-four characters of text make a line, and this is one line.\n".repeat(25);

    /** Mails a second. */
    double rate(int mails) throws InterruptedException {
        Vertx vertx = Vertx.vertx();
        try {
            send(vertx, mails / 4);
            long start = System.nanoTime();
            send(vertx, mails);
            return mails / connections * connections / ((System.nanoTime() - start) / 1e9);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the mail library failed", e.getCause());
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private void send(Vertx vertx, int mails) throws InterruptedException, ExecutionException {
        List<Future<Void>> lanes = IntStream.range(0, connections)
                .mapToObj(lane -> lane(vertx, mails / connections))
                .toList();
        Future.all(lanes).toCompletionStage().toCompletableFuture().get();
    }

    private Future<Void> lane(Vertx vertx, int mails) {
        MailClient client = MailClient.create(vertx, config());
        Promise<Void> done = Promise.promise();
        next(client, mails, done);
        return done.future().eventually(() -> client.close());
    }

    private MailConfig config() {
        return new MailConfig("127.0.0.1", port)
                .setMaxPoolSize(1)
                .setPipelining(false)
                .setStarttls(StartTLSOptions.DISABLED);
    }

    /** One mail after the other, as the sender does. */
    private static void next(MailClient client, int left, Promise<Void> done) {
        if (left == 0) {
            done.complete();
            return;
        }
        client.sendMail(new MailMessage("anna@acme.example", "lead@company.example", "A question about company", TEXT))
                .onSuccess(sent -> next(client, left - 1, done))
                .onFailure(done::fail);
    }
}
