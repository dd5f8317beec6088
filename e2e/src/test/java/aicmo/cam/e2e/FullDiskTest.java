package aicmo.cam.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aicmo.cam.local.backing.FreePort;
import aicmo.cam.local.backing.MailServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The system for real use on a disk of its own (a tmpfs, which only root can mount), which fills up in the middle of a campaign. */
@Tag("slow")
class FullDiskTest {
    private static final int LEADS = 30;
    private static final long MEGABYTE = 1 << 20;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final String CAMPAIGN = """
            {"name": "Full", "from": "Anna Berg <anna@acme.example>", "no_reply_after": "P2D", "steps": [
              {"subject": "First", "text": "Step one.", "delay": "P0D"},
              {"subject": "Second", "text": "Step two.", "delay": "P2D"}]}
            """;

    @TempDir
    private Path folder;

    private final MailServer mail = MailServer.start(0, 0);
    private final Map<String, String> settings = settings();
    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        assumeTrue(Integer.valueOf(0).equals(Files.getAttribute(folder, "unix:uid")), "only root mounts a disk");
        disk = Files.createDirectory(folder.resolve("disk"));
        run("mount", "-t", "tmpfs", "-o", "size=700m", "cam-test", disk.toString());
        settings.put("AICMO_CAM_DATA", disk.resolve("data").toString());
    }

    @AfterEach
    void unmount() throws Exception {
        mail.close();
        if (disk != null) {
            run("umount", "-l", disk.toString());
        }
    }

    @Test
    void a_full_disk_holds_then_ends_it_with_a_clear_error_and_nothing_is_lost_or_doubled() throws Exception {
        String campaign;
        try (CamProcess up = CamProcess.start(settings, "up")) {
            awaitSaid(up, "CAM runs");
            campaign = startCampaign();
            await().atMost(LONGEST).until(() -> arrived() >= 5);

            leaveFree(60 * MEGABYTE);
            awaitSaid(up, "nearly full");
            await().atMost(LONGEST).until(() -> held().contains("disk"));
            Files.delete(disk.resolve("filler"));
            awaitSaid(up, "The disk has space again");
            await().atMost(LONGEST).until(() -> held().isEmpty());

            leaveFree(0);
            await().atMost(LONGEST).until(() -> !up.isAlive());
            assertThat(up.awaitExit()).as(up.said()).isEqualTo(1);
            assertThat(up.said())
                    .contains("cam: the disk that holds " + disk.resolve("data") + " is full")
                    .contains("free some space there, then start it again");
        }
        try (CamProcess refused = CamProcess.start(settings, "up")) {
            await().atMost(LONGEST).until(() -> !refused.isAlive());
            assertThat(refused.awaitExit()).as(refused.said()).isEqualTo(2);
            assertThat(refused.said()).contains("less than AICMO_CAM_DISK_FLOOR (100 MB); free some space");
        }
        Files.delete(disk.resolve("filler"));
        try (CamProcess again = CamProcess.start(settings, "up")) {
            awaitSaid(again, "CAM runs");
            await().atMost(LONGEST)
                    .untilAsserted(() -> assertThat(open(campaign)).isEmpty());
        }
        for (int lead = 0; lead < LEADS; lead++) {
            assertThat(subjects(lead)).as("mails to lead %s", lead).doesNotHaveDuplicates();
        }
    }

    private String startCampaign() throws Exception {
        Api followup = new Api(port("FOLLOWUP"));
        String campaign = followup.post("/campaigns", "application/json", CAMPAIGN)
                .path("id")
                .asText();
        String list = "email\n"
                + IntStream.range(0, LEADS).mapToObj(FullDiskTest::address).collect(Collectors.joining("\n"));
        followup.post("/campaigns/" + campaign + "/leads", "text/csv", list);
        followup.post("/campaigns/" + campaign + "/start", "application/json", "");
        return campaign;
    }

    /** Leads that lack a step which is not excused: a hand-over that was cut off is shown as UNKNOWN, and not repeated. */
    private List<String> open(String campaign) throws Exception {
        Map<String, Long> uncertain = new Api(port("SENDER"))
                .all("/emails/outbound?campaign_id=" + campaign + "&status=UNKNOWN").stream()
                        .collect(Collectors.groupingBy(
                                one -> one.path("recipient").asText(), Collectors.counting()));
        return IntStream.range(0, LEADS)
                .filter(lead -> subjects(lead).size() + uncertain.getOrDefault(address(lead), 0L) < 2)
                .mapToObj(FullDiskTest::address)
                .toList();
    }

    private List<String> held() throws Exception {
        return new Api(port("SENDER"))
                .get("/holds")
                .path("items")
                .valueStream()
                .map(hold -> hold.path("key").asText())
                .toList();
    }

    /** Other programs fill the disk, up to so many bytes. */
    private void leaveFree(long free) throws IOException {
        byte[] block = new byte[1 << 16];
        try (OutputStream filler = Files.newOutputStream(disk.resolve("filler"))) {
            while (Files.getFileStore(disk).getUsableSpace() > free) {
                filler.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private int port(String service) {
        return Integer.parseInt(settings.get("AICMO_CAM_PORT_" + service));
    }

    private Map<String, String> settings() {
        Map<String, String> chosen = new HashMap<>();
        chosen.put("AICMO_CAM_DISK_FLOOR", "100M");
        chosen.put("AICMO_CAM_DAY", "PT1S");
        chosen.put("AICMO_CAM_POSTAL_ADDRESS", "Acme GmbH\\n1 Example Road\\n10115 Berlin");
        chosen.put("AICMO_CAM_PUBLIC_URL", "http://127.0.0.1:8081");
        chosen.put("AICMO_SMTP_HOST", "127.0.0.1");
        chosen.put("AICMO_SMTP_PORT", Integer.toString(mail.smtpPort()));
        chosen.put("AICMO_SMTP_TLS", "none");
        // A mail at a time: the campaign is still on when the disk is full.
        chosen.put("AICMO_CAM_EMAIL_BATCH_CAP", "1");
        for (String service : List.of("SENDER", "INBOX", "CLASSIFIER", "FOLLOWUP", "DECISION")) {
            chosen.put("AICMO_CAM_PORT_" + service, Integer.toString(FreePort.next()));
            chosen.put("AICMO_CAM_PORT_" + service + "_MANAGEMENT", Integer.toString(FreePort.next()));
        }
        chosen.put("AICMO_CAM_PORT_KAFKA", Integer.toString(FreePort.next()));
        chosen.put("AICMO_CAM_PORT_POSTGRESQL", Integer.toString(FreePort.next()));
        return chosen;
    }

    private static void awaitSaid(CamProcess up, String words) {
        await().atMost(LONGEST).until(() -> {
            assertThat(up.isAlive()).as(up.said()).isTrue();
            return up.said().contains(words);
        });
    }

    private int arrived() {
        return IntStream.range(0, LEADS).map(lead -> subjects(lead).size()).sum();
    }

    private List<String> subjects(int lead) {
        return mail.messages(address(lead)).stream().map(FullDiskTest::subject).toList();
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

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
