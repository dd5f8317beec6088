package aicmo.cam.local;

import static aicmo.cam.local.TestLimits.HANGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import aicmo.cam.local.access.KafkaLogins;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-Z, a debugger, a laptop that sleeps: the launcher, or everything, stands still for longer than any limit that is counted in it. */
@Tag("slow")
class FreezeTest {
    /** Longer than a service may be silent before it is killed. */
    private static final Duration FROZEN = Duration.ofSeconds(40);

    @TempDir
    static Path folder;

    private static Process launcher;
    private static List<ProcessHandle> services;

    @BeforeAll
    static void start() throws Exception {
        launcher = new ProcessBuilder(JavaCommand.of(SystemRunner.class, folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("launcher.log").toFile())
                .start();
        await().atMost(HANGS).until(() -> Files.exists(folder.resolve("ready")) || !launcher.isAlive());
        services = launcher.descendants().toList();
        assertThat(services).as(said()).hasSizeGreaterThan(8);
    }

    @AfterAll
    static void stop() throws Exception {
        launcher.destroyForcibly().waitFor();
    }

    @Test
    void a_launcher_that_was_frozen_goes_on_and_no_service_was_restarted() throws Exception {
        freeze(List.of(launcher.toHandle()));

        assertGoesOn();
    }

    @Test
    void a_system_that_was_frozen_as_a_whole_goes_on_and_no_service_was_restarted() throws Exception {
        List<ProcessHandle> all = new ArrayList<>(List.of(launcher.toHandle()));
        launcher.descendants().forEach(all::add);
        freeze(all);

        assertGoesOn();
    }

    private static void freeze(List<ProcessHandle> processes) throws Exception {
        signal("STOP", processes);
        long since = System.nanoTime();
        await().atMost(FROZEN.plusMinutes(1)).until(() -> System.nanoTime() - since > FROZEN.toNanos());
        signal("CONT", processes);
    }

    private static void assertGoesOn() throws Exception {
        publish();
        // The launcher has looked several times at a service since then, and could have killed it.
        int looks = looks();
        await().atMost(HANGS).until(() -> looks() >= looks + 5);
        assertThat(launcher.isAlive()).as(said()).isTrue();
        assertThat(services).as(said()).allMatch(ProcessHandle::isAlive);
        assertThat(said()).doesNotContain("started again");
    }

    private static void publish() throws Exception {
        Map<String, Object> settings = new HashMap<>(new KafkaLogins(folder.resolve("data/kafka-users"))
                .of("sender-kafka")
                .clientSettings());
        settings.put("bootstrap.servers", ready().getFirst());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("cam.email-sent", "after the freeze"))
                    .get();
        }
    }

    private static int looks() throws Exception {
        URI count = URI.create(ready().get(1)).resolve("/count/q/health/live");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return Integer.parseInt(
                    client.send(HttpRequest.newBuilder(count).build(), HttpResponse.BodyHandlers.ofString())
                            .body());
        }
    }

    private static void signal(String name, List<ProcessHandle> processes) throws Exception {
        List<String> command = Stream.concat(
                        Stream.of("kill", "-" + name), processes.stream().map(process -> String.valueOf(process.pid())))
                .toList();
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }

    private static List<String> ready() throws Exception {
        return Files.readAllLines(folder.resolve("ready"));
    }

    private static String said() throws Exception {
        return Files.readString(folder.resolve("launcher.log"));
    }
}
