package aicmo.cam.e2e;

import static aicmo.cam.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.local.LocalSystem;
import aicmo.cam.local.Options;
import aicmo.cam.local.Progress;
import aicmo.cam.local.ProjectRoot;
import aicmo.cam.local.Service;
import aicmo.cam.local.Settings;
import aicmo.cam.mail.FeedbackReportComposer;
import aicmo.cam.mail.MessageComposer;
import aicmo.cam.mail.address.Address;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an operator sees of the running system: one mail's way as one trace, logs that tell no address, metrics of the catalogue. */
@Tag("slow")
class ObservedTest {
    private static final String OURS = "anna@acme.example";
    private static final String LEAD = "lena.maier@lead.example";
    private static final String EDITED = "ken.ito@lead.example";
    private static final String PASSWORD = "a-secret-of-ours";
    private static final Set<String> FIVE =
            Set.of("sender-service", "inbox-service", "classifier-service", "followup-service", "decision-service");
    private static final Pattern METRIC = Pattern.compile("^(cam_[a-z_]+?)(?:\\{.*| .*)$", Pattern.MULTILINE);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Collector collector;
    private static LocalSystem system;

    @BeforeAll
    static void a_lead_is_written_to_and_answers() throws Exception {
        collector = new Collector();
        system = LocalSystem.start(Options.forDemo(
                ProjectRoot.path(),
                new Settings(Map.of(), Map.of()),
                (service, backing) -> {
                    backing.mail().orElseThrow().addMailbox(OURS, PASSWORD);
                    return settings();
                },
                Progress.silent()));
        Api followup = new Api(system.url(Service.FOLLOWUP).getPort());
        String campaign =
                followup.post("/campaigns", "application/json", """
                        {"name": "Spring", "from": "Anna Berg <anna@acme.example>", "steps": [
                          {"subject": "A question", "text": "Hi {{ first_name }}, an hour next week?", "delay": "P0D"}]}
                        """).path("id").asText();
        followup.post("/campaigns/" + campaign + "/leads", "text/csv", "email,first_name\n" + LEAD + ",Lena\n");
        followup.post("/campaigns/" + campaign + "/start", "application/json", "");
        eventually().until(() -> !system.mail().messages(LEAD).isEmpty());
        answer(system.mail().messages(LEAD).getFirst());
        strayComplaint();
        eventually()
                .until(
                        () -> followup.all("/campaigns/" + campaign + "/leads")
                                .getFirst()
                                .path("state")
                                .asText(),
                        "QUALIFIED"::equals);
    }

    @AfterAll
    static void stop() {
        if (system != null) {
            system.close();
        }
        collector.close();
    }

    @Test
    void one_trace_follows_a_mail_from_its_request_through_send_and_reply_to_the_decision() {
        eventually().untilAsserted(() -> assertThat(trace())
                .contains(
                        "followup-service: time came for a lead",
                        "sender-service: handle cam.email-requested",
                        "sender-service: send by smtp",
                        "inbox-service: handle cam.email-sent",
                        "decision-service: handle cam.email-sent",
                        "inbox-service: take in a reply",
                        "classifier-service: handle cam.reply-ingested",
                        "followup-service: handle cam.reply-classified",
                        "decision-service: handle cam.reply-classified"));
    }

    /** The parts of the trace in which the lead's mail was asked for. */
    private static List<String> trace() {
        return collector.parts().stream()
                .filter(part -> part.name().equals("time came for a lead"))
                .findFirst()
                .map(begin -> collector.parts().stream()
                        .filter(part -> part.trace().equals(begin.trace()))
                        .map(part -> part.service() + ": " + part.name())
                        .toList())
                .orElse(List.of());
    }

    @Test
    void a_campaign_that_is_edited_in_the_middle_mails_what_is_new_and_nothing_twice() throws Exception {
        Api followup = new Api(system.url(Service.FOLLOWUP).getPort());
        Api decision = new Api(system.url(Service.DECISION).getPort());
        String path = "/campaigns/"
                + followup.post("/campaigns", "application/json", """
                        {"name": "Edited", "from": "Anna Berg <anna@acme.example>", "steps": [
                          {"subject": "First", "text": "One"}, {"subject": "Second", "text": "Two", "delay": "1s"}]}
                        """)
                        .path("id")
                        .asText();
        followup.post(path + "/leads", "text/csv", "email\n" + EDITED + "\n");
        followup.post(path + "/start", "application/json", "");
        // at once: decision has most likely not heard of the start
        decision.post(path + "/pause", "application/json", "{\"by\": \"anna\"}");
        eventually().until(() -> followup.get(path).path("status").asText(), "PAUSED"::equals);
        decision.post(path + "/resume", "application/json", "{\"by\": \"anna\"}");
        eventually().until(() -> subjects(), List.of("First", "Second")::equals);

        ObjectNode campaign = (ObjectNode) followup.get(path);
        ((ArrayNode) campaign.get("steps"))
                .insert(1, JSON.readTree("{\"subject\": \"Between\", \"text\": \"And\", \"delay\": \"1s\"}"));
        followup.put(path, campaign.toString());

        eventually().until(() -> subjects(), List.of("First", "Second", "Between")::equals);
        eventually()
                .until(
                        () -> followup.all(path + "/leads")
                                .getFirst()
                                .path("steps")
                                .findValuesAsText("status"),
                        List.of("SENT", "SENT", "SENT")::equals);
        eventually()
                .until(
                        () -> decision.get(path + "/metrics/parts?by=step")
                                .path("items")
                                .findValuesAsText("subject"),
                        List.of("First", "Between", "Second")::equals);
    }

    @Test
    void a_person_who_answered_one_campaign_gets_no_mail_of_another_until_somebody_decides() throws Exception {
        Api followup = new Api(system.url(Service.FOLLOWUP).getPort());
        Api sender = new Api(system.url(Service.SENDER).getPort());
        String campaign =
                followup.post("/campaigns", "application/json", """
                        {"name": "Summer", "from": "Anna Berg <anna@acme.example>", "steps": [
                          {"subject": "Another question", "text": "Do you know our summer offer?"}]}
                        """).path("id").asText();
        followup.post("/campaigns/" + campaign + "/leads", "text/csv", "email\n" + LEAD + "\n");
        followup.post("/campaigns/" + campaign + "/start", "application/json", "");

        String waitsFor = eventually()
                .until(
                        () -> sender.all("/emails/outbound?campaign_id=" + campaign).stream()
                                .map(mail -> mail.path("waits_for").asText())
                                .collect(Collectors.joining()),
                        waits -> waits.startsWith("answer:"));
        assertThat(sender.get("/holds/answers").path("items").toString()).contains(LEAD);
        assertThat(system.mail().messages(LEAD)).hasSize(1);

        sender.post(
                "/holds/answers/" + waitsFor.substring("answer:".length()) + "/release",
                "application/json",
                "{\"by\": \"anna\", \"reason\": \"they asked for the offer by phone\"}");
        eventually().until(() -> system.mail().messages(LEAD).size(), mails -> mails == 2);
    }

    private static List<String> subjects() throws Exception {
        List<String> subjects = new ArrayList<>();
        for (MimeMessage mail : system.mail().messages(EDITED)) {
            subjects.add(mail.getSubject());
        }
        return subjects;
    }

    @Test
    void logs_are_json_with_trace_ids_and_tell_no_address_and_no_secret() throws Exception {
        eventually().untilAsserted(() -> assertThat(lines())
                .anyMatch(line -> line.at("/mdc/traceId").asText().matches("[0-9a-f]{32}")));
        for (JsonNode line : lines()) {
            assertThat(line.path("timestamp").asText()).isNotEmpty();
            assertThat(FIVE).contains(line.path("service").asText());
            assertThat(line.toString()).doesNotContain(LEAD, EDITED, OURS, PASSWORD, "lena.maier");
        }
        // so that the promise was tried: something was told of somebody
        assertThat(lines()).anyMatch(line -> line.toString().contains("***@"));
    }

    @Test
    void every_metric_that_a_service_shows_stands_in_the_catalogue() throws Exception {
        String catalogue = Files.readString(ProjectRoot.path().resolve("docs/metrics.md"));
        Set<String> shown = new TreeSet<>();
        for (Service service : Service.values()) {
            String page = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(system.management(service) + "/q/metrics"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            Matcher metrics = METRIC.matcher(page);
            while (metrics.find()) {
                shown.add(metrics.group(1).replaceFirst("_(bucket|count|sum|max)$", ""));
            }
        }
        assertThat(shown).hasSizeGreaterThan(20).allMatch(metric -> catalogue.contains("`" + metric + "`"));
    }

    private static Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("QUARKUS_OTEL_SDK_DISABLED", "false"),
                Map.entry("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", collector.url()),
                Map.entry("QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
                Map.entry("QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "PT0.5S"),
                Map.entry("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true"),
                Map.entry("AICMO_CAM_POSTAL_ADDRESS", "Acme GmbH\\n1 Example Road\\n10115 Berlin"),
                Map.entry("AICMO_SMTP_TLS", "none"),
                Map.entry("AICMO_IMAP_TLS", "none"),
                Map.entry("AICMO_IMAP_EMAIL", OURS),
                Map.entry("AICMO_IMAP_PASSWORD", PASSWORD),
                Map.entry("AICMO_IMAP_POLL_INTERVAL", "PT0.5S"),
                Map.entry("AICMO_CAM_INBOX_THREAD_WAIT", "PT1S"));
    }

    private static void answer(MimeMessage mail) throws Exception {
        byte[] answer = new MessageComposer()
                .from(new Address("Lena Maier", LEAD))
                .to(Address.of(OURS))
                .subject("Re: A question")
                .date(Instant.now())
                .inReplyTo(mail.getMessageID())
                .text("Yes, I am interested. Tuesday at ten would be fine.\n")
                .build();
        system.mail().deliver(OURS, message(answer));
    }

    /** A complaint about a mail that nobody here sent: the sender says so in its log. */
    private static void strayComplaint() throws Exception {
        byte[] original = new MessageComposer()
                .from(Address.of("someone@else.example"))
                .to(Address.of("nobody@else.example"))
                .subject("Not ours")
                .date(Instant.now())
                .text("Hello\n")
                .build();
        byte[] report = new FeedbackReportComposer(Address.of("abuse@else.example"), Instant.now())
                .build("abuse", original, Address.of("nobody@else.example"), Address.of(OURS));
        system.mail().deliver(OURS, message(report));
    }

    private static MimeMessage message(byte[] bytes) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    }

    private static List<JsonNode> lines() throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        for (Service service : Service.values()) {
            Path log = system.logs().resolve(service.id() + ".log");
            try (Stream<String> all = Files.lines(log)) {
                for (String line : all.toList()) {
                    lines.add(JSON.readTree(line));
                }
            }
        }
        return lines;
    }
}
