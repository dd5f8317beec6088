package aicmo.cam.e2e;

import static aicmo.cam.testing.Eventually.eventually;

import aicmo.cam.local.Backing;
import aicmo.cam.local.LocalSystem;
import aicmo.cam.local.Options;
import aicmo.cam.local.Progress;
import aicmo.cam.local.ProjectRoot;
import aicmo.cam.local.Service;
import aicmo.cam.local.Settings;
import aicmo.cam.local.backing.MailServer;
import aicmo.cam.mail.FeedbackReportComposer;
import aicmo.cam.mail.MessageComposer;
import aicmo.cam.mail.address.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The whole system, its traces collected and its mail server behind a gate; one campaign ran, and its only lead answered. */
final class OneSystem implements AutoCloseable {
    static final String OURS = "anna@acme.example";
    static final String LEAD = "lena.maier@lead.example";
    static final String PASSWORD = "a-secret-of-ours";

    private final Collector collector;
    private final SmtpGate gate;
    private final LocalSystem system;

    private OneSystem(Collector collector, SmtpGate gate) throws IOException, InterruptedException {
        this.collector = collector;
        this.gate = gate;
        this.system = LocalSystem.start(Options.forDemo(
                ProjectRoot.path(),
                new Settings(Map.of(), Map.of()),
                (service, backing) -> settings(backing),
                Progress.silent()));
    }

    static OneSystem start() throws Exception {
        OneSystem one = new OneSystem(new Collector(), new SmtpGate());
        try {
            one.leadIsWrittenToAndAnswers();
            return one;
        } catch (Exception | AssertionError e) {
            one.close();
            throw e;
        }
    }

    LocalSystem processes() {
        return system;
    }

    Collector collector() {
        return collector;
    }

    SmtpGate gate() {
        return gate;
    }

    MailServer mail() {
        return system.mail();
    }

    Api api(Service service) {
        return new Api(system.url(service).getPort());
    }

    /** The subjects of the emails in a mailbox, in the order of arrival. */
    List<String> subjects(String address) throws MessagingException {
        List<String> subjects = new ArrayList<>();
        for (MimeMessage mail : mail().messages(address)) {
            subjects.add(mail.getSubject());
        }
        return subjects;
    }

    /** Creates a campaign, imports its leads and starts it; @return its path */
    String startCampaign(String document, List<String> leads) throws IOException, InterruptedException {
        Api followup = api(Service.FOLLOWUP);
        String path = "/campaigns/"
                + followup.post("/campaigns", "application/json", document)
                        .path("id")
                        .asText();
        followup.post(path + "/leads", "text/csv", "email\n" + String.join("\n", leads) + "\n");
        followup.post(path + "/start", "application/json", "");
        return path;
    }

    @Override
    public void close() throws IOException {
        system.close();
        gate.close();
        collector.close();
    }

    private void leadIsWrittenToAndAnswers() throws Exception {
        Api followup = api(Service.FOLLOWUP);
        String campaign =
                followup.post("/campaigns", "application/json", """
                        {"name": "Spring", "from": "Anna Berg <anna@acme.example>", "steps": [
                          {"subject": "A question", "text": "Hi {{ first_name }}, an hour next week?", "delay": "P0D"}]}
                        """).path("id").asText();
        followup.post("/campaigns/" + campaign + "/leads", "text/csv", "email,first_name\n" + LEAD + ",Lena\n");
        followup.post("/campaigns/" + campaign + "/start", "application/json", "");
        eventually().until(() -> !mail().messages(LEAD).isEmpty());
        answer(mail().messages(LEAD).getFirst());
        strayComplaint();
        eventually()
                .until(
                        () -> followup.all("/campaigns/" + campaign + "/leads")
                                .getFirst()
                                .path("state")
                                .asText(),
                        "QUALIFIED"::equals);
    }

    private Map<String, String> settings(Backing backing) {
        MailServer server = backing.mail().orElseThrow();
        server.addMailbox(OURS, PASSWORD);
        gate.leadTo(server.smtpPort());
        return Map.ofEntries(
                Map.entry("QUARKUS_OTEL_SDK_DISABLED", "false"),
                Map.entry("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", collector.url()),
                Map.entry("QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
                Map.entry("QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "PT0.5S"),
                Map.entry("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true"),
                Map.entry("AICMO_CAM_POSTAL_ADDRESS", "Acme GmbH\\n1 Example Road\\n10115 Berlin"),
                Map.entry("AICMO_CAM_EMAIL_PROBE_AFTER", "PT0.5S"),
                Map.entry("AICMO_SMTP_PORT", Integer.toString(gate.port())),
                Map.entry("AICMO_SMTP_TLS", "none"),
                Map.entry("AICMO_IMAP_TLS", "none"),
                Map.entry("AICMO_IMAP_EMAIL", OURS),
                Map.entry("AICMO_IMAP_PASSWORD", PASSWORD),
                Map.entry("AICMO_IMAP_POLL_INTERVAL", "PT0.5S"),
                Map.entry("AICMO_CAM_INBOX_THREAD_WAIT", "PT1S"));
    }

    private void answer(MimeMessage mail) throws Exception {
        byte[] answer = new MessageComposer()
                .from(new Address("Lena Maier", LEAD))
                .to(Address.of(OURS))
                .subject("Re: A question")
                .date(Instant.now())
                .inReplyTo(mail.getMessageID())
                .text("Yes, I am interested. Tuesday at ten would be fine.\n")
                .build();
        mail().deliver(OURS, message(answer));
    }

    /** A complaint about a mail that nobody here sent: the sender says so in its log. */
    private void strayComplaint() throws Exception {
        byte[] original = new MessageComposer()
                .from(Address.of("someone@else.example"))
                .to(Address.of("nobody@else.example"))
                .subject("Not ours")
                .date(Instant.now())
                .text("Hello\n")
                .build();
        byte[] report = new FeedbackReportComposer(Address.of("abuse@else.example"), Instant.now())
                .build("abuse", original, Address.of("nobody@else.example"), Address.of(OURS));
        mail().deliver(OURS, message(report));
    }

    private static MimeMessage message(byte[] bytes) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    }
}
