package aicmo.cam.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import aicmo.cam.local.clock.Standstill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A verb of {@code ./cam} as a process of its own, as the launcher starts it. */
final class CamProcess implements AutoCloseable {
    /** So long would an operator hardly wait, on a busy machine either. */
    private static final Duration STOPPED_WITHIN = Duration.ofMinutes(5);

    private static final Duration SILENT_WITHIN = Duration.ofMinutes(6);

    private final Process process;
    private final Path output;

    private CamProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static CamProcess start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-Dcam.root=" + System.getProperty("cam.root"),
                "-cp",
                System.getProperty("surefire.real.class.path", System.getProperty("java.class.path")),
                "aicmo.cam.local.Main"));
        command.addAll(List.of(arguments));
        Path output = Path.of("target", "cam-" + arguments[0] + "-" + System.nanoTime() + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return new CamProcess(builder.start(), output);
    }

    /** The process of a service; empty while it is not there. */
    Optional<ProcessHandle> service(String name) {
        return process.descendants()
                .filter(child ->
                        child.info().commandLine().orElse("").contains("/" + name + "-service/target/quarkus-app/"))
                .findFirst();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end as long as it says something new; it gives up by itself before this does. */
    int awaitExit() {
        Standstill silence = new Standstill(SILENT_WITHIN, Clock.systemUTC());
        await().forever().until(() -> !isAlive() || silence.look(progress()));
        assertThat(isAlive())
                .as("it says nothing new since " + silence.since() + ":\n" + said())
                .isFalse();
        return process.exitValue();
    }

    /** Stops it where it stands, as a laptop's sleep does, and lets it go on when that time is over. Its children are not stopped. */
    void freeze(Duration time) throws IOException, InterruptedException {
        signal("STOP");
        try {
            await().pollDelay(time).atMost(time.plusMinutes(5)).until(this::isAlive);
        } finally {
            signal("CONT");
        }
    }

    private void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(code).as("kill -%s", name).isZero();
    }

    String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What it said, and something that changes while it waits until another system has started: that is no standstill of this one. */
    String progress() {
        String said = said();
        return said.stripTrailing().endsWith("this one starts after it") ? said + System.nanoTime() : said;
    }

    /** As the machine's power going. Its children end by themselves, for which this waits. */
    void kill9() throws InterruptedException {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly().waitFor();
        for (ProcessHandle child : children) {
            child.onExit().join();
        }
    }

    /** As Ctrl-C. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOPPED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
            kill9();
            throw new AssertionError("it did not end within " + STOPPED_WITHIN.toSeconds() + " s; it said:\n" + said());
        }
    }
}
