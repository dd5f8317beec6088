package aicmo.cam.local.supervise;

import static aicmo.cam.local.TestLimits.HANGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import aicmo.cam.local.FixtureService;
import aicmo.cam.local.JavaCommand;
import aicmo.cam.local.backing.FreePort;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedTest {
    @TempDir
    Path folder;

    private final int management = FreePort.next();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private Logs logs;
    private Supervised supervised;

    @BeforeEach
    void open() throws Exception {
        logs = new Logs(folder);
    }

    @AfterEach
    void close() throws Exception {
        supervised.stop();
        logs.close();
    }

    @Test
    void a_program_that_was_killed_is_started_again_and_said() throws Exception {
        supervised = supervise(RestartPolicy.USUAL);
        supervised.start();
        long pid = supervised.handle().pid();

        supervised.kill9();

        await().atMost(HANGS).until(() -> said.contains("fixture is ready again"));
        assertThat(supervised.handle().pid()).isNotEqualTo(pid);
        assertThat(supervised.handle().isAlive()).isTrue();
        assertThat(said).first().asString().contains("fixture died (exit code 137); it is started again");
    }

    @Test
    void a_program_that_keeps_dying_is_left_dead() throws Exception {
        supervised = supervise(new RestartPolicy(
                Duration.ofMillis(10), Duration.ofMillis(10), 1, Duration.ofMinutes(1), Duration.ofMinutes(1)));
        supervised.start();

        supervised.kill9();

        await().atMost(HANGS).until(() -> !said.isEmpty());
        assertThat(said.getFirst()).contains("it is not started again").contains("fixture.log");
    }

    @Test
    void a_program_whose_liveness_stays_down_is_killed_and_started_again_and_said() throws Exception {
        assertRestartedAfter("down");
    }

    @Test
    void a_program_that_answers_nothing_any_more_is_killed_and_started_again_and_said() throws Exception {
        assertRestartedAfter("silent");
    }

    private void assertRestartedAfter(String state) throws Exception {
        supervised = supervise(new RestartPolicy(
                Duration.ofMillis(10), Duration.ofMillis(10), 6, Duration.ofMinutes(1), Duration.ofSeconds(1)));
        supervised.start();
        long pid = supervised.handle().pid();

        become(state);

        await().atMost(HANGS).until(() -> said.contains("fixture is ready again"));
        assertThat(supervised.handle().pid()).isNotEqualTo(pid);
        assertThat(said)
                .first()
                .isEqualTo("fixture was DOWN or gave no answer at /q/health/live for 1 s and was killed;"
                        + " it is started again");
    }

    @Test
    void a_program_that_was_stopped_stays_stopped() throws Exception {
        supervised = supervise(RestartPolicy.USUAL);
        supervised.start();

        supervised.stop();

        assertThat(supervised.handle().isAlive()).isFalse();
        assertThat(said).isEmpty();
    }

    @Test
    void a_program_that_ends_while_it_is_started_is_refused_with_its_last_words() {
        supervised = supervise(RestartPolicy.USUAL, "fail");

        assertThatThrownBy(supervised::start)
                .isInstanceOf(ProgramFailed.class)
                .hasMessageContaining("fixture ended with code 3")
                .hasMessageContaining("no such schema");
    }

    @Test
    void its_lines_are_in_its_own_log_and_with_its_name_in_the_log_of_all() throws Exception {
        supervised = supervise(RestartPolicy.USUAL);
        supervised.start();

        await().until(() -> Files.readString(logs.of("fixture")).contains("listening: ü"));
        await().until(() -> Files.readString(folder.resolve("all.log")).contains("fixture    | listening: ü"));
    }

    private void become(String state) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + management + "/become/" + state);
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding());
        }
    }

    private Supervised supervise(RestartPolicy policy, String... arguments) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(FreePort.next()));
        environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(management));
        Program program = new Program(
                "fixture",
                JavaCommand.of(FixtureService.class, arguments),
                environment,
                URI.create("http://127.0.0.1:" + management + "/q/health/ready"),
                URI.create("http://127.0.0.1:" + management + "/q/health/live"));
        return new Supervised(program, logs, policy, said::add);
    }
}
