package aicmo.cam.sender.provider.smtp;

import aicmo.cam.sender.SenderSettings;
import aicmo.cam.sender.mail.RenderedMail;
import aicmo.cam.sender.pace.IdentitySettings;
import aicmo.cam.sender.provider.Batch;
import aicmo.cam.sender.provider.EmailProvider;
import aicmo.cam.sender.provider.Outcome;
import aicmo.cam.sender.provider.Outcome.Halted.Scope;
import aicmo.cam.sender.provider.Outcome.SenderRefused.Certainty;
import aicmo.cam.sender.provider.WrittenMail;
import aicmo.cam.sender.provider.smtp.server.SmtpServer;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hands mails to mail servers by SMTP (RFC 5321), over pooled connections, a few mails a call, one after the other. A sender may
 * have a server or a login of its own.
 *
 * <p>SMTP has no idempotency: when the connection dies between the end of the data and the server's answer, nobody can tell
 * whether the mail went. What the server answered is certain; everything else that happens once a connection was had is unknown.
 */
public final class SmtpEmailProvider implements EmailProvider {
    private static final Duration BEFORE_THE_NEXT_KNOCK = Duration.ofMinutes(1);

    private final SmtpServers servers;
    private final SmtpHandOver handOver;
    private final Chunk chunk;
    private final Clock clock;
    private final int connections;
    private final Duration timeout;

    /** @throws IllegalArgumentException where a setting is wrong; the message names it and says what it should be */
    public SmtpEmailProvider(
            SmtpSettings smtp, IdentitySettings senders, SenderSettings sending, Vertx vertx, Clock clock) {
        this.servers = SmtpServers.of(smtp, senders);
        this.handOver = new SmtpHandOver(new MailClients(vertx, smtp, sending), clock);
        this.chunk = new Chunk(clock);
        this.clock = clock;
        this.connections = sending.connections();
        this.timeout = sending.timeout();
    }

    /** Whether the settings name a mail server, the installation's or a sender's. */
    public static boolean isSet(SmtpSettings smtp, IdentitySettings senders) {
        return !SmtpServers.of(smtp, senders).none();
    }

    @Override
    public String name() {
        return "smtp";
    }

    @Override
    public boolean repeatable() {
        return false;
    }

    /** So many that about 50 ms of them are at risk when the sender dies; it changes with every mail. */
    @Override
    public int maxBatch() {
        return chunk.size();
    }

    @Override
    public int connections() {
        return connections;
    }

    @Override
    public WrittenMail written(Batch.Item item) {
        return message(item, clock.instant());
    }

    /**
     * The mail as a mail server gets it (RFC 5322), lines ended by CRLF.
     *
     * @param date for its header of that name
     * @throws IllegalArgumentException where a header or an address can't be written
     */
    public static WrittenMail message(Batch.Item item, Instant date) {
        return WrittenMail.message(SmtpMessage.of(item, date).written().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<Outcome> send(Batch batch) {
        long end = System.nanoTime() + timeout.toNanos();
        Map<SmtpServer, Outcome> away = new HashMap<>();
        Map<String, Outcome> refused = new HashMap<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (Batch.Item item : batch.mails()) {
            String from = item.mail().from();
            Outcome outcome = refused.containsKey(from) ? refused.get(from) : send(item, end, away);
            if (outcome instanceof Outcome.SenderRefused no && no.certainty() == Certainty.CERTAIN) {
                refused.put(from, outcome);
            }
            outcomes.add(outcome);
        }
        return outcomes;
    }

    private Outcome send(Batch.Item item, long end, Map<SmtpServer, Outcome> away) {
        RenderedMail mail = item.mail();
        Optional<SmtpServer> chosen = servers.of(mail.from());
        if (chosen.isEmpty()) {
            Instant again = clock.instant().plus(BEFORE_THE_NEXT_KNOCK);
            return new Outcome.Halted(
                    Scope.SENDER_DOMAIN,
                    again,
                    "no mail server takes mails from " + mail.from()
                            + ": set AICMO_SMTP_HOST, or one of its own (AICMO_CAM_IDENTITIES__NAME__SMTP_HOST)");
        }
        SmtpServer server = chosen.get();
        if (away.containsKey(server)) {
            return away.get(server);
        }
        long begun = System.nanoTime();
        if (end - begun <= 0) {
            return new Outcome.Unreached("not tried: the mails before it took all of AICMO_CAM_EMAIL_TIMEOUT");
        }
        SmtpHandOver.Result result = handOver.send(item, server, Duration.ofNanos(end - begun));
        if (result.sessionIsOver()) {
            chunk.forget();
        } else {
            chunk.took(Duration.ofNanos(System.nanoTime() - begun));
        }
        return settled(result, server, away);
    }

    /** After trouble with the session the mails behind it are not tried, so that no more of them become uncertain. */
    private Outcome settled(SmtpHandOver.Result result, SmtpServer server, Map<SmtpServer, Outcome> away) {
        Outcome outcome = scoped(result.outcome());
        if (outcome instanceof Outcome.Halted || outcome instanceof Outcome.Unreached) {
            away.put(server, outcome);
        } else if (result.sessionIsOver()) {
            away.put(server, scoped(new Outcome.Unreached("not tried: the session ended with the mail before it")));
        }
        return outcome;
    }

    /** One server's trouble must not stop the mails that another takes. */
    private Outcome scoped(Outcome outcome) {
        if (!servers.several()) {
            return outcome;
        }
        return switch (outcome) {
            case Outcome.Halted halted -> new Outcome.Halted(Scope.SENDER_DOMAIN, halted.until(), halted.detail());
            case Outcome.Unreached unreached ->
                new Outcome.Halted(
                        Scope.SENDER_DOMAIN, clock.instant().plus(BEFORE_THE_NEXT_KNOCK), unreached.detail());
            case Outcome.Accepted accepted -> accepted;
            case Outcome.Rejected rejected -> rejected;
            case Outcome.CopyRejected rejected -> rejected;
            case Outcome.Postponed postponed -> postponed;
            case Outcome.SenderRefused refused -> refused;
            case Outcome.Unknown unknown -> unknown;
        };
    }
}
