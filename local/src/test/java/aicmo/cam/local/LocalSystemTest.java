package aicmo.cam.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import aicmo.cam.local.backing.FreePort;
import aicmo.cam.local.supervise.Leash;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSystemTest {
    @TempDir
    Path folder;

    @Test
    void five_services_run_on_one_machine_until_it_is_closed() throws Exception {
        List<ProcessHandle> processes;
        URI sender;
        try (LocalSystem system = LocalSystem.start(options(folder))) {
            processes = Arrays.stream(Service.values()).map(system::process).toList();
            sender = system.url(Service.SENDER);

            assertThat(processes).hasSize(5).allMatch(ProcessHandle::isAlive);
            assertThat(environment(sender, "KAFKA_BOOTSTRAP_SERVERS")).isEqualTo(system.kafka());
            assertThat(environment(sender, "QUARKUS_DATASOURCE_USERNAME")).isEqualTo("sender");
            assertThat(environment(sender, "AICMO_SMTP_PORT"))
                    .isEqualTo(String.valueOf(system.mail().smtpPort()));
            assertThat(environment(sender, "AICMO_GIVEN")).isEqualTo("sender");
            assertThatThrownBy(() -> LocalSystem.start(options(folder)))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining(
                            "another CAM (process " + ProcessHandle.current().pid() + ") runs on the data in");

            system.kill9(Service.INBOX);
            long killed = processes.get(1).pid();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> system.process(Service.INBOX).pid() != killed);
        }
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(FreePort.isFree(sender.getPort())).isTrue();
    }

    @Test
    void nothing_is_left_behind_when_the_process_that_runs_it_is_killed() throws Exception {
        Process runner = new ProcessBuilder(JavaCommand.of(Runner.class, folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("runner.log").toFile())
                .start();
        Path ready = folder.resolve("ready");
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(ready) || !runner.isAlive());
        List<ProcessHandle> children = runner.descendants().toList();
        // Five services, the leash of PostgreSQL, the server and its workers.
        assertThat(children).as(Files.readString(folder.resolve("runner.log"))).hasSizeGreaterThan(8);

        runner.destroyForcibly().waitFor();

        await().atMost(Duration.ofSeconds(20)).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        try (LocalSystem again = LocalSystem.start(options(folder.resolve("data")))) {
            assertThat(again.backing().postgres().isAlive()).isTrue();
        }
    }

    /** Runs a system until it is killed. */
    static final class Runner {
        private Runner() {}

        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            try (LocalSystem system = LocalSystem.start(options(folder.resolve("data")))) {
                Files.writeString(folder.resolve("ready"), system.kafka());
                Forever.await();
            }
        }
    }

    private static Options options(Path data) {
        return new Options(
                Optional.of(data),
                new Settings(Map.of(), System.getenv()),
                PortPolicy.FREE,
                true,
                (service, backing) -> Map.of("AICMO_GIVEN", service.id()),
                service -> JavaCommand.of(Leash.class, FixtureService.class.getName()),
                Progress.silent());
    }

    private static String environment(URI service, String name) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(service.resolve("/env/" + name))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
