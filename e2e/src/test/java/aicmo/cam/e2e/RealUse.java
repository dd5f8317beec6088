package aicmo.cam.e2e;

import static aicmo.cam.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.local.backing.FreePort;
import aicmo.cam.local.backing.MailServer;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** {@code ./cam up} with ports, data and a mail server of its own, and one campaign of two steps whose mails are counted where they arrive. */
final class RealUse implements AutoCloseable {
    private static final int STEPS = 2;
    private static final String UNKNOWN = "UNKNOWN";
    private static final String CAMPAIGN = """
            {"name": "Überlandleitung", "from": "Anna Berg <anna@acme.example>", "no_reply_after": "P2D", "steps": [
              {"subject": "First for {{ company }}", "text": "Hi {{ first_name | default: 'there' }}, 你好 from step one.", "delay": "P0D"},
              {"subject": "Second for {{ company }}", "text": "Step two.", "delay": "P2D"}]}
            """;

    private final int leads;
    private final MailServer mail = MailServer.start(0, 0);
    private final Map<String, String> settings = new HashMap<>();
    private String campaign;

    RealUse(int leads, Path data) {
        this.leads = leads;
        for (String service : List.of("SENDER", "INBOX", "CLASSIFIER", "FOLLOWUP", "DECISION")) {
            settings.put("AICMO_CAM_PORT_" + service, Integer.toString(FreePort.next()));
            settings.put("AICMO_CAM_PORT_" + service + "_MANAGEMENT", Integer.toString(FreePort.next()));
        }
        settings.put("AICMO_CAM_PORT_KAFKA", Integer.toString(FreePort.next()));
        settings.put("AICMO_CAM_PORT_POSTGRESQL", Integer.toString(FreePort.next()));
        settings.put("AICMO_CAM_DATA", data.toString());
        settings.put("AICMO_CAM_DAY", "PT1S");
        settings.put("AICMO_CAM_POSTAL_ADDRESS", "Acme GmbH\\n1 Example Road\\n10115 Berlin");
        settings.put("AICMO_CAM_PUBLIC_URL", "http://127.0.0.1:" + settings.get("AICMO_CAM_PORT_SENDER"));
        settings.put("AICMO_SMTP_HOST", "127.0.0.1");
        settings.put("AICMO_SMTP_PORT", Integer.toString(mail.smtpPort()));
        settings.put("AICMO_SMTP_TLS", "none");
    }

    RealUse with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    /** Replies to anna@acme.example are read. */
    RealUse withMailbox() {
        mail.addMailbox("anna@acme.example", "secret");
        return with("AICMO_IMAP_SERVER", "127.0.0.1")
                .with("AICMO_IMAP_PORT", Integer.toString(mail.imapPort()))
                .with("AICMO_IMAP_TLS", "none")
                .with("AICMO_IMAP_EMAIL", "anna@acme.example")
                .with("AICMO_IMAP_PASSWORD", "secret");
    }

    CamProcess start() throws IOException {
        return CamProcess.start(settings, "up");
    }

    CamProcess startAndAwait() throws IOException {
        CamProcess up = start();
        awaitSaid(up, "CAM runs");
        return up;
    }

    static void awaitSaid(CamProcess up, String words) {
        eventually().until(up::progress, said -> said.contains(words) || !up.isAlive());
        assertThat(up.said()).contains(words);
        assertThat(up.isAlive()).as(up.said()).isTrue();
    }

    Api api(String service) {
        return new Api(Integer.parseInt(settings.get("AICMO_CAM_PORT_" + service)));
    }

    void startCampaign() throws IOException, InterruptedException {
        campaign = api("FOLLOWUP")
                .post("/campaigns", "application/json", CAMPAIGN)
                .path("id")
                .asText();
        assertThat(importLeads().path("imported").asInt()).isEqualTo(leads);
        api("FOLLOWUP").post("/campaigns/" + campaign + "/start", "application/json", "");
    }

    /** What the import answers; importing the same leads again changes nothing. */
    JsonNode importLeads() throws IOException, InterruptedException {
        String list = IntStream.range(0, leads)
                .mapToObj(lead -> address(lead) + ",Łukasz,\"Zażółć, S.A.\"")
                .collect(Collectors.joining("\n", "email,first_name,company\n", ""));
        return api("FOLLOWUP").post("/campaigns/" + campaign + "/leads", "text/csv", list);
    }

    /** How many mails arrived. */
    int arrived() {
        return IntStream.range(0, leads).map(lead -> subjects(lead).size()).sum();
    }

    /**
     * Leads that lack a step, with what the sender says of their mails. A hand-over that was cut off is shown as UNKNOWN and not
     * repeated, whether the mail arrived or not: such a lead waits at that step until a person resolves it.
     */
    List<String> open() throws IOException, InterruptedException {
        Map<String, List<String>> mails = api("SENDER").all("/emails/outbound?campaign_id=" + campaign).stream()
                .collect(Collectors.groupingBy(
                        one -> one.path("recipient").asText(),
                        Collectors.mapping(RealUse::standing, Collectors.toList())));
        return IntStream.range(0, leads)
                .filter(lead -> subjects(lead).size() < STEPS)
                .filter(lead ->
                        mails.getOrDefault(address(lead), List.of()).stream().noneMatch(UNKNOWN::equals))
                .mapToObj(lead -> address(lead) + " " + mails.get(address(lead)))
                .toList();
    }

    private static String standing(JsonNode mail) {
        JsonNode waitsFor = mail.path("waits_for");
        return mail.path("status").asText() + (waitsFor.isTextual() ? ", waits for " + waitsFor.asText() : "");
    }

    void assertNobodyWasMailedTwice() {
        for (int lead = 0; lead < leads; lead++) {
            assertThat(subjects(lead)).as("mails to lead %s", lead).doesNotHaveDuplicates();
        }
    }

    private List<String> subjects(int lead) {
        return mail.messages(address(lead)).stream().map(RealUse::subject).toList();
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String address(int lead) {
        return "lead" + lead + "@market.example";
    }

    @Override
    public void close() {
        mail.close();
    }
}
