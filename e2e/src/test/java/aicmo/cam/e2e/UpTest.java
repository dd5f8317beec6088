package aicmo.cam.e2e;

import static aicmo.cam.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.local.backing.FreePort;
import aicmo.cam.local.backing.MailServer;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The system for real use, whose machine loses its power in the middle. */
@Tag("slow")
class UpTest {
    private static final int LEADS = TestLength.of(20, 40);
    private static final String CAMPAIGN = """
            {"name": "Überlandleitung", "from": "Anna Berg <anna@acme.example>", "no_reply_after": "P2D", "steps": [
              {"subject": "First for {{ company }}", "text": "Hi {{ first_name | default: 'there' }}, 你好 from step one.", "delay": "P0D"},
              {"subject": "Second for {{ company }}", "text": "Step two.", "delay": "P2D"}]}
            """;

    @TempDir
    private Path folder;

    private final MailServer mail = MailServer.start(0, 0);
    private final int sender = FreePort.next();
    private final int followup = FreePort.next();

    @AfterEach
    void stopMail() {
        mail.close();
    }

    @Test
    void after_a_power_cut_it_goes_on_and_nobody_is_mailed_twice() throws Exception {
        mail.addMailbox("anna@acme.example", "secret");
        String campaign;
        try (CamProcess before = CamProcess.start(settings(), "up")) {
            awaitRunning(before);
            campaign = new Api(followup)
                    .post("/campaigns", "application/json", CAMPAIGN)
                    .path("id")
                    .asText();
            JsonNode imported = new Api(followup).post("/campaigns/" + campaign + "/leads", "text/csv", csv());
            assertThat(imported.path("imported").asInt()).isEqualTo(LEADS);
            new Api(followup).post("/campaigns/" + campaign + "/start", "application/json", "");
            eventually().until(this::arrived, mails -> mails >= 5);
            before.kill9();
        }
        try (CamProcess after = CamProcess.start(settings(), "up")) {
            awaitRunning(after);
            JsonNode again = new Api(followup).post("/campaigns/" + campaign + "/leads", "text/csv", csv());
            assertThat(again.path("imported").asInt()).isZero();
            assertThat(again.path("already_there").asInt()).isEqualTo(LEADS);
            eventually().untilAsserted(() -> assertThat(open(campaign)).isEmpty());
        }
        for (int lead = 0; lead < LEADS; lead++) {
            List<String> subjects = subjects(lead);
            assertThat(subjects).as("mails to lead %s", lead).doesNotHaveDuplicates();
        }
    }

    /** Steps that are neither sent nor excused by a mail whose hand-over was cut off. */
    private List<String> open(String campaign) throws Exception {
        Map<String, Long> uncertain = new Api(sender)
                .all("/emails/outbound?campaign_id=" + campaign + "&status=UNKNOWN").stream()
                        .collect(Collectors.groupingBy(
                                one -> one.path("recipient").asText(), Collectors.counting()));
        return IntStream.range(0, LEADS)
                .filter(lead -> subjects(lead).size() < 2 && !uncertain.containsKey(address(lead)))
                .mapToObj(UpTest::address)
                .toList();
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("AICMO_CAM_DATA", folder.resolve("data").toString());
        settings.put("AICMO_CAM_DAY", "PT1S");
        settings.put("AICMO_CAM_POSTAL_ADDRESS", "Acme GmbH\\n1 Example Road\\n10115 Berlin");
        settings.put("AICMO_CAM_PUBLIC_URL", "http://127.0.0.1:" + sender);
        settings.put("AICMO_SMTP_HOST", "127.0.0.1");
        settings.put("AICMO_SMTP_PORT", Integer.toString(mail.smtpPort()));
        settings.put("AICMO_SMTP_TLS", "none");
        settings.put("AICMO_IMAP_SERVER", "127.0.0.1");
        settings.put("AICMO_IMAP_PORT", Integer.toString(mail.imapPort()));
        settings.put("AICMO_IMAP_TLS", "none");
        settings.put("AICMO_IMAP_EMAIL", "anna@acme.example");
        settings.put("AICMO_IMAP_PASSWORD", "secret");
        settings.put("AICMO_CAM_PORT_SENDER", Integer.toString(sender));
        settings.put("AICMO_CAM_PORT_FOLLOWUP", Integer.toString(followup));
        for (String free : List.of(
                "INBOX",
                "CLASSIFIER",
                "DECISION",
                "KAFKA",
                "POSTGRESQL",
                "SENDER_MANAGEMENT",
                "INBOX_MANAGEMENT",
                "CLASSIFIER_MANAGEMENT",
                "FOLLOWUP_MANAGEMENT",
                "DECISION_MANAGEMENT")) {
            settings.put("AICMO_CAM_PORT_" + free, Integer.toString(FreePort.next()));
        }
        return settings;
    }

    private static void awaitRunning(CamProcess up) {
        eventually().until(up::progress, said -> said.contains("CAM runs") || !up.isAlive());
        assertThat(up.isAlive()).as(up.said()).isTrue();
    }

    private static String csv() {
        return "email,first_name,company\n"
                + IntStream.range(0, LEADS)
                        .mapToObj(lead -> address(lead) + ",Łukasz,\"Zażółć, S.A.\"")
                        .collect(Collectors.joining("\n"));
    }

    private int arrived() {
        return IntStream.range(0, LEADS).map(lead -> subjects(lead).size()).sum();
    }

    private List<String> subjects(int lead) {
        return mail.messages(address(lead)).stream().map(UpTest::subject).toList();
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String address(int lead) {
        return "lead" + lead + "@market.example";
    }
}
