package aicmo.cam.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a newcomer runs it, only worse treated. */
class DemoTest {
    private static final List<String> SERVICES = List.of("sender", "inbox", "classifier", "followup", "decision");

    @TempDir
    private Path folder;

    @Test
    void the_books_balance_though_every_service_is_killed_in_the_middle() throws Exception {
        Path json = folder.resolve("report.json");
        try (CamProcess demo =
                CamProcess.start(Map.of(), "demo", "--leads", "40", "--exit", "--json", json.toString())) {
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> !demo.isAlive() || demo.said().contains("sent "));
            for (String service : SERVICES) {
                kill(demo, service);
            }
            int code = demo.awaitExit(300);

            assertThat(code).as(demo.said()).isZero();
        }
        JsonNode report = new ObjectMapper().readTree(json.toFile());
        assertThat(report.path("leads").asInt()).isEqualTo(40);
        assertThat(report.path("duplicates").asInt(-1)).isZero();
        assertThat(report.path("lost").asInt(-1)).isZero();
        assertThat(report.path("accepted_by_mail_server").asInt()).isPositive();
        assertThat(report.path("campaigns")).hasSize(2);
        assertThat(List.of("requested", "sent", "replies", "understood", "states", "seconds"))
                .allMatch(report::has);
    }

    /** Ends the service and waits until another process has taken its place, so that each is hit at work. */
    private static void kill(CamProcess demo, String service) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !demo.isAlive() || demo.service(service).isPresent());
        demo.service(service).ifPresent(victim -> {
            victim.destroyForcibly();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> !demo.isAlive()
                            || demo.service(service)
                                    .filter(next -> next.pid() != victim.pid())
                                    .isPresent());
        });
    }
}
