package aicmo.cam.local;

import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.local.backing.FreePort;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuarkusLaunchTest {
    @Test
    void a_service_that_runs_out_of_memory_on_any_thread_ends() throws Exception {
        List<String> command = new ArrayList<>(JavaCommand.of(FixtureService.class, "exhaust"));
        command.addAll(1, QuarkusLaunch.JAVA_OPTIONS);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(FreePort.next()));
        builder.environment().put("QUARKUS_MANAGEMENT_PORT", String.valueOf(FreePort.next()));

        Process service = builder.start();

        assertThat(new String(service.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("Terminating due to java.lang.OutOfMemoryError");
        assertThat(service.waitFor()).isEqualTo(3);
    }
}
