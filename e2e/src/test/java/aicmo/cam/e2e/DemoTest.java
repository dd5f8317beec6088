package aicmo.cam.e2e;

import static aicmo.cam.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a newcomer runs it, only worse treated. */
@Tag("slow")
class DemoTest {
    private static final List<String> SERVICES = List.of("sender", "inbox", "classifier", "followup", "decision");

    private static final int LEADS = TestLength.of(20, 40);
    private static final Duration SLEEP = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void every_email_is_accounted_for_though_the_launcher_sleeps_and_every_service_is_killed_in_the_middle()
            throws Exception {
        Path json = folder.resolve("report.json");
        try (CamProcess demo = CamProcess.start(
                Map.of(), "demo", "--leads", Integer.toString(LEADS), "--exit", "--json", json.toString())) {
            eventually().until(demo::progress, said -> said.contains("sent ") || !demo.isAlive());
            demo.freeze(SLEEP);
            for (String service : SERVICES) {
                kill(demo, service);
            }
            int code = demo.awaitExit();

            assertThat(code).as(demo.said()).isZero();
        }
        JsonNode report = new ObjectMapper().readTree(json.toFile());
        assertThat(report.path("leads").asInt()).isEqualTo(LEADS);
        assertThat(report.path("duplicates").asInt(-1)).isZero();
        assertThat(report.path("lost").asInt(-1)).isZero();
        assertThat(report.path("accepted_by_mail_server").asInt()).isPositive();
        assertThat(report.path("campaigns")).hasSize(2);
        assertThat(List.of("requested", "sent", "replies", "understood", "states", "seconds"))
                .allMatch(report::has);
    }

    /** Ends the service and waits until another process has taken its place, so that each is hit at work. */
    private static void kill(CamProcess demo, String service) {
        eventually().until(() -> !demo.isAlive() || demo.service(service).isPresent());
        demo.service(service).ifPresent(victim -> {
            victim.destroyForcibly();
            eventually()
                    .until(() -> !demo.isAlive()
                            || demo.service(service)
                                    .filter(next -> next.pid() != victim.pid())
                                    .isPresent());
        });
    }
}
