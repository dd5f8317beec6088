package aicmo.cam.bench.send;

import aicmo.cam.bench.Bench;
import aicmo.cam.bench.Figure;
import aicmo.cam.bench.carrier.Carrier;
import aicmo.cam.bench.carrier.ResendCarrier;
import aicmo.cam.bench.carrier.SmtpSink;
import aicmo.cam.bench.ground.Setup;
import aicmo.cam.local.Progress;
import aicmo.cam.local.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code ./cam bench send}: how many emails a second go from EmailRequested to EmailSent through one real sender process, with Kafka,
 * PostgreSQL and the other side on the same machine: through Resend's API at its documented limit, through the same without a limit, and by SMTP.
 */
@Command
public final class SendBench implements Bench {
    private static final int BATCH = 100;
    private static final int DOCUMENTED_REQUESTS = 10;
    private static final int WITHOUT_LIMIT = 10_000;

    @Option(names = "--emails", defaultValue = "60000")
    private int emails;

    @Option(names = "--only", split = ",", defaultValue = "resend,unlimited,smtp")
    private List<String> only;

    @Option(names = "--connections", defaultValue = "4")
    private int connections;

    @Option(names = "--java", split = " ", defaultValue = "")
    private List<String> java;

    @Override
    public String name() {
        return "send";
    }

    @Override
    public String about() {
        return "emails a second from EmailRequested to EmailSent, through Resend's API and by SMTP";
    }

    @Override
    public List<Figure> run(Progress progress) throws Exception {
        List<Figure> figures = new ArrayList<>();
        for (String part : only) {
            figures.addAll(
                    switch (part) {
                        case "resend" -> resend(progress, "resend: ", DOCUMENTED_REQUESTS);
                        case "unlimited" -> resend(progress, "unlimited: ", WITHOUT_LIMIT);
                        case "smtp" -> smtp(progress);
                        case "noop" ->
                            new SendPart("noop: ", setup(), OptionalDouble.empty(), emails, progress).run(() -> {});
                        default -> throw new Refused("--only " + part + " is none of resend, unlimited, smtp, noop");
                    });
        }
        return figures;
    }

    private List<Figure> resend(Progress progress, String prefix, int requestsPerSecond) throws Exception {
        try (ResendCarrier carrier = ResendCarrier.start(requestsPerSecond)) {
            OptionalDouble limit = requestsPerSecond == WITHOUT_LIMIT
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(requestsPerSecond * (double) BATCH);
            List<Figure> figures =
                    new ArrayList<>(new SendPart(prefix, setup(carrier), limit, emails, progress).run(() -> {
                        if (carrier.api().accepted().count() == 0) {
                            throw new IllegalStateException("mails were sent, and not through the API");
                        }
                    }));
            int calls = carrier.api().received().size();
            figures.add(new Figure(
                    prefix + "calls answered 429",
                    100.0 * carrier.api().answered(429) / calls,
                    "% of " + String.format(Locale.ROOT, "%,d", calls),
                    OptionalDouble.empty()));
            figures.add(new Figure(
                    prefix + "accepted twice",
                    carrier.api().accepted().twice().size(),
                    "emails",
                    OptionalDouble.empty()));
            return figures;
        }
    }

    private List<Figure> smtp(Progress progress) throws Exception {
        try (SmtpSink sink = SmtpSink.start(connections)) {
            progress.update("The bare SMTP clients, with " + sink.what());
            BareClient bare = new BareClient(sink.port(), connections);
            bare.rate(emails / 4);
            double limit = bare.rate(emails);
            double library = new LibraryClient(sink.port(), connections).rate(emails);
            List<Figure> figures = new ArrayList<>(
                    new SendPart("smtp: ", setup(sink), OptionalDouble.of(limit), emails, progress).run(() -> {}));
            figures.add(
                    new Figure("smtp: the sender's mail library, bare", library, "emails/s", OptionalDouble.of(limit)));
            return figures;
        }
    }

    private Setup setup() {
        return Setup.ofSender()
                .java(java.stream().filter(option -> !option.isBlank()).toArray(String[]::new));
    }

    private Setup setup(Carrier carrier) {
        return setup().with(carrier.settings());
    }
}
