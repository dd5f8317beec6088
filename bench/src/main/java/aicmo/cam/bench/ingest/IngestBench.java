package aicmo.cam.bench.ingest;

import aicmo.cam.bench.Bench;
import aicmo.cam.bench.Figure;
import aicmo.cam.bench.Medians;
import aicmo.cam.bench.ground.Cpu;
import aicmo.cam.bench.ground.Feed;
import aicmo.cam.bench.ground.Ground;
import aicmo.cam.bench.ground.Replica;
import aicmo.cam.bench.ground.Setup;
import aicmo.cam.bench.ground.Tap;
import aicmo.cam.bench.ground.Web;
import aicmo.cam.events.EmailSent;
import aicmo.cam.events.MailRef;
import aicmo.cam.events.ReplyIngested;
import aicmo.cam.events.Topic;
import aicmo.cam.local.Progress;
import aicmo.cam.local.Service;
import aicmo.cam.messaging.EventId;
import aicmo.cam.testing.mail.DovecotServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code ./cam bench ingest}: messages a second from a mailbox in Dovecot to ReplyIngested on Kafka, through one real process of the inbox,
 * beside a client that only fetches the same messages ({@link LibraryFetch}); then the time from delivery to ReplyIngested with IDLE, and the memory that it
 * took, with a message of 200 MB in the mailbox.
 */
@Command
public final class IngestBench implements Bench {
    private static final String USER = "bench@acme.example";
    private static final int LATE_SECONDS = 900;
    private static final int LATENCIES = 101;
    private static final int BIG = 200 * 1024 * 1024;
    private static final OptionalDouble SECOND = OptionalDouble.of(1);
    private static final OptionalDouble MOST_MEMORY = OptionalDouble.of(400);

    private final Arrivals arrivals = new Arrivals();
    private final List<String> emails = new ArrayList<>();

    @Option(names = "--messages", defaultValue = "20000")
    private int messages;

    @Option(names = "--java", split = " ", defaultValue = "")
    private List<String> java;

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public String about() {
        return "messages a second from IMAP to ReplyIngested";
    }

    @Override
    public List<Figure> run(Progress progress) throws Exception {
        if (!DovecotServer.isInstalled()) {
            throw new IllegalStateException("this needs Dovecot, and to be root: apt-get install dovecot-imapd");
        }
        progress.update("Starting Dovecot, Kafka, PostgreSQL and the inbox");
        try (DovecotServer dovecot = DovecotServer.start();
                Ground ground = Ground.start();
                Feed feed = Feed.open(ground);
                Replica inbox = Replica.start(ground, Service.INBOX, "inbox", setup(dovecot));
                Tap<ReplyIngested> tap = Tap.open(ground, Topic.REPLY_INGESTED, ReplyIngested.class, arrivals::note)) {
            inbox.awaitReady();
            fill(dovecot, feed, progress);
            await(() -> known(ground) > messages + LATENCIES, tap, "the inbox does not know what was sent");
            List<Figure> figures = new ArrayList<>();
            progress.update("Reading");
            double before = LibraryFetch.rate(dovecot.tlsPort(), USER, messages);
            Load fetched = Load.now(inbox.handle());
            add(inbox, dovecot.tlsPort());
            await(() -> arrivals.count() >= messages, tap, "messages are missing");
            Load ingested = Load.now(inbox.handle());
            double after = LibraryFetch.rate(dovecot.tlsPort(), USER, messages);
            double socket = BareFetch.rate(dovecot.port(), USER, messages);
            figures.add(new Figure(
                    "IMAP to ReplyIngested",
                    arrivals.rate(),
                    "messages/s",
                    OptionalDouble.of(Medians.of(before, after))));
            figures.add(new Figure("bare socket without TLS", socket, "messages/s", OptionalDouble.empty()));
            figures.addAll(ingested.since(fetched).figures(""));
            progress.update("Waiting for news");
            double[] seconds = latencies(dovecot, tap);
            figures.add(new Figure("delivery to ReplyIngested, p50", seconds[seconds.length / 2], "s", SECOND));
            figures.add(new Figure(
                    "delivery to ReplyIngested, most", seconds[seconds.length - 1], "s", OptionalDouble.empty()));
            progress.update("A message of 200 MB");
            dovecot.put(USER, "INBOX", this::big);
            await(() -> arrivals.count() >= messages + LATENCIES + 1, tap, "the big message is missing");
            figures.add(
                    new Figure("memory, most", Cpu.mostResident(inbox.handle()).orElse(Double.NaN), "MB", MOST_MEMORY));
            figures.add(new Figure("told twice", arrivals.doubles(), "messages", OptionalDouble.empty()));
            return figures;
        }
    }

    private Setup setup(DovecotServer dovecot) {
        return new Setup(
                Map.of(
                        "AICMO_CAM_INBOX_CREDENTIALS_KEYS",
                        Base64.getEncoder().encodeToString(new byte[32]),
                        "AICMO_IMAP_TRUST_FILE",
                        dovecot.certificate().toString()),
                java.stream().filter(option -> !option.isBlank()).toList());
    }

    private void fill(DovecotServer dovecot, Feed feed, Progress progress) throws IOException, InterruptedException {
        RealMail mail = RealMail.load();
        progress.update(String.format(
                Locale.ROOT, "Putting %,d messages into a mailbox, of %,d patterns", messages, mail.patterns()));
        for (int number = 0; number < messages + LATENCIES + 1; number++) {
            MailRef mailRef = new MailRef(EventId.next(), EventId.next(), EventId.next(), EventId.next(), "main", 1);
            emails.add(mailRef.emailId().toString());
            feed.publish(sent(mailRef, number));
            if (number < messages) {
                dovecot.put(USER, "INBOX", mail.message(number));
            }
        }
        feed.flush();
    }

    private static EmailSent sent(MailRef mail, int number) {
        return new EmailSent(
                EventId.next(),
                Instant.now(),
                mail,
                "lead-" + number + "@company.example",
                "anna@acme.example",
                null,
                "A question",
                List.of(RealMail.answered(number)),
                "smtp",
                null,
                false);
    }

    private static void add(Replica inbox, int port) throws IOException, InterruptedException {
        String account = "{\"address\": \"" + USER + "\", \"server\": \"127.0.0.1\", \"port\": " + port
                + ", \"tls\": \"TLS\", \"password\": \"secret\"}";
        Web.send(
                "POST",
                inbox.url().resolve("/api/cam/mailboxes/accounts"),
                Map.of("Content-Type", "application/json"),
                account);
    }

    /** Sorted, in seconds. Each answers a mail of its own, so that none waits for an EmailSent that never comes. */
    private double[] latencies(DovecotServer dovecot, Tap<ReplyIngested> tap) throws Exception {
        double[] seconds = new double[LATENCIES];
        for (int number = 0; number < LATENCIES; number++) {
            String email = emails.get(messages + number);
            byte[] letter = ("From: kim@hotel.example\r\nSubject: Re: a question\r\nIn-Reply-To: "
                            + RealMail.answered(messages + number) + "\r\n\r\nHi\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            long delivered = System.nanoTime();
            dovecot.put(USER, "INBOX", letter);
            await(() -> arrivals.at(email) != null, tap, "a message is missing");
            seconds[number] = (arrivals.at(email) - delivered) / 1e9;
        }
        Arrays.sort(seconds);
        return seconds;
    }

    private void big(OutputStream out) throws IOException {
        String head =
                "From: kim@hotel.example\r\nSubject: big\r\nIn-Reply-To: " + RealMail.answered(messages + LATENCIES)
                        + "\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
                        + "--b\r\nContent-Type: text/plain\r\n\r\nSee below.\r\n--b\r\nContent-Type: video/mp4\r\n"
                        + "Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=tour.mp4\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        byte[] line = ("QUJD".repeat(19) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        for (int written = 0; written < BIG; written += line.length) {
            out.write(line);
        }
        out.write("--b--\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static long known(Ground ground) {
        try (Connection connection = ground.postgres().asSuperuser().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from inbox.sent_message")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("the inbox's tables can't be read", e);
        }
    }

    private static void await(BooleanSupplier over, Tap<?> tap, String otherwise) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LATE_SECONDS);
        while (!over.getAsBoolean()) {
            tap.check();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(otherwise + " after " + LATE_SECONDS + " s");
            }
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }
}
