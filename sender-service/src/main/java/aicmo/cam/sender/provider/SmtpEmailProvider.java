package aicmo.cam.sender.provider;

import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailResult;
import io.vertx.ext.mail.SMTPException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hands mails to a mail server by SMTP (RFC 5321), over pooled connections, one mail a call.
 *
 * <p>SMTP has no idempotency: when the connection dies between the end of the data and the server's answer, nobody can tell
 * whether the mail went. What the server answered is certain; everything else that happens once a connection was had is unknown.
 */
final class SmtpEmailProvider implements EmailProvider {
    private static final Pattern ENHANCED_STATUS = Pattern.compile("^[245]\\d\\d[ -]([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

    private final MailClient client;
    private final Clock clock;
    private final int connections;
    private final Duration timeout;

    SmtpEmailProvider(MailClient client, Clock clock, int connections, Duration timeout) {
        this.client = client;
        this.clock = clock;
        this.connections = connections;
        this.timeout = timeout;
    }

    @Override
    public String name() {
        return "smtp";
    }

    @Override
    public boolean repeatable() {
        return false;
    }

    @Override
    public int maxBatch() {
        return 1;
    }

    @Override
    public int connections() {
        return connections;
    }

    @Override
    public List<Outcome> send(Batch batch) {
        return batch.mails().stream().map(this::send).toList();
    }

    private Outcome send(Batch.Item item) {
        SmtpMessage message;
        try {
            message = SmtpMessage.of(item.mail(), clock.instant());
        } catch (IllegalArgumentException e) {
            return new Outcome.Rejected("5.6.0", "the mail can't be written: " + e.getMessage());
        }
        CompletableFuture<MailResult> sending =
                client.sendMail(message).toCompletionStage().toCompletableFuture();
        try {
            sending.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Outcome.Accepted(null, List.of(item.mail().messageId()));
        } catch (ExecutionException e) {
            return failed(message, e.getCause());
        } catch (TimeoutException e) {
            return unanswered(message, "the mail server did not answer within " + timeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unanswered(message, "the sender was stopped while it waited for the mail server");
        }
    }

    private static Outcome failed(SmtpMessage message, Throwable failure) {
        if (message.abandon()) {
            return new Outcome.Unreached("no connection to the mail server: " + inWords(failure));
        }
        if (failure instanceof SMTPException said && said.getReplyCode() >= 400) {
            String detail = "the mail server said: " + said.getReplyMessage();
            return said.getReplyCode() >= 500
                    ? new Outcome.Rejected(status(said), detail)
                    : new Outcome.Postponed(detail);
        }
        return new Outcome.Unknown(
                "the connection to the mail server failed during the hand-over: " + inWords(failure));
    }

    private static Outcome unanswered(SmtpMessage message, String detail) {
        return message.abandon() ? new Outcome.Unreached(detail) : new Outcome.Unknown(detail);
    }

    /** RFC 3463, as RFC 2034 has it: after the reply code. */
    private static String status(SMTPException said) {
        Matcher enhanced = ENHANCED_STATUS.matcher(said.getReplyMessage());
        return enhanced.find() ? enhanced.group(1) : Integer.toString(said.getReplyCode());
    }

    private static String inWords(Throwable failure) {
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }
}
