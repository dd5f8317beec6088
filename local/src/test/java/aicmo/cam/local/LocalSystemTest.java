package aicmo.cam.local;

import static aicmo.cam.local.TestLimits.HANGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import aicmo.cam.local.backing.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSystemTest {
    @TempDir
    Path folder;

    @Test
    void five_services_run_on_one_machine_until_it_is_closed() throws Exception {
        List<ProcessHandle> processes;
        URI sender;
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (LocalSystem system = LocalSystem.start(options(data))) {
            processes = Arrays.stream(Service.values()).map(system::process).toList();
            sender = system.url(Service.SENDER);

            assertThat(processes).hasSize(5).allMatch(ProcessHandle::isAlive);
            assertThat(environment(sender, "KAFKA_BOOTSTRAP_SERVERS")).isEqualTo(system.kafka());
            assertThat(environment(sender, "QUARKUS_DATASOURCE_USERNAME")).isEqualTo("sender");
            assertThat(environment(sender, "AICMO_SMTP_PORT"))
                    .isEqualTo(String.valueOf(system.mail().smtpPort()));
            assertThat(environment(sender, "AICMO_GIVEN")).isEqualTo("sender");
            assertThat(environment(sender, "KAFKA_SECURITY_PROTOCOL")).isEqualTo("SASL_PLAINTEXT");
            assertThat(environment(sender, "KAFKA_SASL_JAAS_CONFIG")).contains("username=\"sender-kafka\"");
            assertThat(environment(sender, "AICMO_RESEND_API_KEY")).isEqualTo("re_of_the_sender");
            for (Service other : EnumSet.complementOf(EnumSet.of(Service.SENDER))) {
                assertThat(environment(system.url(other), "AICMO_RESEND_API_KEY"))
                        .as("the sender's key in the environment of " + other)
                        .isEqualTo("null");
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data"))))
                    .isEqualTo("rwx------");
            assertThatThrownBy(() -> LocalSystem.start(options(data)))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining(
                            "another CAM (process " + ProcessHandle.current().pid() + ") runs on the data in");

            system.kill9(Service.INBOX);
            long killed = processes.get(1).pid();
            await().atMost(HANGS).until(() -> system.process(Service.INBOX).pid() != killed);
        }
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(FreePort.isFree(sender.getPort())).isTrue();
    }

    @Test
    void nothing_is_left_behind_when_the_process_that_runs_it_is_killed() throws Exception {
        Process runner = new ProcessBuilder(JavaCommand.of(SystemRunner.class, folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("runner.log").toFile())
                .start();
        List<ProcessHandle> children;
        try {
            Path ready = folder.resolve("ready");
            await().atMost(HANGS).until(() -> Files.exists(ready) || !runner.isAlive());
            children = runner.descendants().toList();
            // Five services, the leash of PostgreSQL, the server and its workers.
            assertThat(children)
                    .as(Files.readString(folder.resolve("runner.log")))
                    .hasSizeGreaterThan(8);
        } finally {
            runner.destroyForcibly().waitFor();
        }

        await().atMost(HANGS).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        try (LocalSystem again = LocalSystem.start(options(folder.resolve("data")))) {
            assertThat(again.backing().postgres().isAlive()).isTrue();
        }
    }

    @Test
    void a_service_that_is_left_out_is_not_started_and_its_environment_is_known() throws Exception {
        Options all = options(folder.resolve("data"));
        Options some = new Options(
                all.data(),
                all.settings(),
                all.ports(),
                all.withMail(),
                all.environment(),
                all.command(),
                all.progress(),
                Set.of(Service.SENDER));
        try (LocalSystem system = LocalSystem.start(some)) {
            assertThat(FreePort.isFree(system.url(Service.SENDER).getPort())).isTrue();
            assertThat(environment(system.url(Service.INBOX), "QUARKUS_DATASOURCE_USERNAME"))
                    .isEqualTo("inbox");
            assertThat(system.environmentForDeveloper(Service.SENDER))
                    .containsEntry("QUARKUS_DATASOURCE_USERNAME", "sender")
                    .containsEntry("KAFKA_BOOTSTRAP_SERVERS", system.kafka())
                    .containsEntry("AICMO_RESEND_API_KEY", "re_of_the_sender")
                    .containsEntry(
                            "QUARKUS_HTTP_PORT",
                            String.valueOf(system.url(Service.SENDER).getPort()))
                    .doesNotContainKey("PATH");
        }
    }

    @Test
    void a_disk_with_less_than_the_floor_free_is_refused() {
        Options all = options(folder.resolve("data"));
        Options floor = new Options(
                all.data(),
                new Settings(Map.of("AICMO_CAM_DISK_FLOOR", "900000T"), System.getenv()),
                all.ports(),
                all.withMail(),
                all.environment(),
                all.command(),
                all.progress());

        assertThatThrownBy(() -> LocalSystem.start(floor))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("less than AICMO_CAM_DISK_FLOOR")
                .hasMessageContaining("free some space, or move the data by AICMO_CAM_DATA");
    }

    private static Options options(Path data) {
        return SystemRunner.options(data, Progress.silent());
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
