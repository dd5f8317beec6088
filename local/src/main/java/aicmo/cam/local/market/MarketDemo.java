package aicmo.cam.local.market;

import aicmo.cam.local.Backing;
import aicmo.cam.local.Demo;
import aicmo.cam.local.Progress;
import aicmo.cam.local.Service;
import aicmo.cam.local.backing.MailServer;
import aicmo.cam.local.market.report.Report;
import aicmo.cam.local.market.report.ReportJson;
import aicmo.cam.local.market.report.ReportText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Two campaigns over a market of invented people who answer by real mail. */
public final class MarketDemo implements Demo {
    /** A day passes in so much time; every delay of the services follows from it. */
    static final Duration DAY = Duration.ofSeconds(3);

    static final String PASSWORD = "of-the-demo";

    /** Beside where the mail server is; deploy/compose/demo.env says the same. */
    static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("AICMO_CAM_DAY", DAY.toString()),
            Map.entry("AICMO_CAM_POSTAL_ADDRESS", "Acme GmbH\\n1 Example Road\\n10115 Berlin"),
            Map.entry("AICMO_SMTP_TLS", "none"),
            Map.entry("AICMO_IMAP_TLS", "none"),
            Map.entry("AICMO_IMAP_EMAIL", CampaignPlan.MAILBOX),
            Map.entry("AICMO_IMAP_PASSWORD", PASSWORD),
            Map.entry("AICMO_IMAP_POLL_INTERVAL", "PT0.3S"),
            // Longer than a service that was killed takes to be back and to tell what it sent.
            Map.entry("AICMO_CAM_INBOX_THREAD_WAIT", "PT15S"),
            Map.entry("AICMO_CAM_AUTO_PAUSE_ENABLE", "true"),
            // Days so short leave the services little time to read an answer, on a machine that is busy.
            Map.entry("AICMO_CAM_AUTO_PAUSE_REPLY_WAIT", "PT192H"),
            Map.entry("AICMO_CAM_EMAIL_RETRY_AFTER", "PT1S"),
            Map.entry("AICMO_CAM_EMAIL_DAILY_CAP", "1000000"));

    @Override
    public void prepare(MailServer mail) {
        mail.addMailbox(CampaignPlan.MAILBOX, PASSWORD);
    }

    @Override
    public Map<String, String> environment(Service service, Backing backing) {
        prepare(backing.mail().orElseThrow());
        return SETTINGS;
    }

    @Override
    public int play(Stage stage, Wish wish, Progress progress) throws IOException, InterruptedException {
        try (Services services = new Services(stage::url, stage.whereToLook())) {
            Play play = new Play(services, stage, wish, progress, Clock.systemUTC());
            Report report = play.run();
            new ReportText(report).lines().forEach(progress::say);
            if (wish.json().isPresent()) {
                write(report, wish.json().get());
                progress.say("The report as JSON: " + wish.json().get());
            }
            if (!wish.exit()) {
                Visit.urls(stage, report).forEach(progress::say);
            }
            return report.isBalanced() ? 0 : 1;
        }
    }

    private static void write(Report report, Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        if (absolute.getParent() != null) {
            Files.createDirectories(absolute.getParent());
        }
        Files.writeString(absolute, ReportJson.write(report));
    }
}
