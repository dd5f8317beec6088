package aicmo.cam.local.backing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that ends when this JVM ends, however this JVM ends. A shell holds the reading end of a pipe from here: the word {@code stop}
 * lets the program end in order (SIGINT), the end of the pipe, which the kernel makes when this JVM dies, ends it at once (SIGQUIT).
 */
final class LeashedProcess {
    // Job control gives the program a process group of its own, so that Ctrl-C reaches this JVM first and it can stop
    // things in order. With it "wait" also returns when the program is frozen (SIGSTOP), which is no end of it.
    private static final String LEASH = """
            set -m
            umask 077
            exec 3<&0
            "$@" </dev/null 3<&- &
            child=$!
            exec 2>/dev/null
            trap '' INT HUP TERM
            ( if read -r word <&3; then kill -INT $child; else kill -QUIT $child; fi ) &
            watch=$!
            wait $child
            code=$?
            while kill -0 $child; do sleep 1; wait $child; code=$?; done
            kill -KILL -- -$watch
            exit $code
            """;

    private final Process shell;

    private LeashedProcess(Process shell) {
        this.shell = shell;
    }

    static LeashedProcess start(List<String> command, Path log) throws IOException {
        List<String> leashed = new ArrayList<>(List.of("bash", "-c", LEASH, "cam-leash"));
        leashed.addAll(command);
        return new LeashedProcess(new ProcessBuilder(leashed)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start());
    }

    boolean isAlive() {
        return shell.isAlive();
    }

    /** Lets the program end in order; ends it at once where that takes longer than the patience. */
    void stop(Duration patience) throws InterruptedException {
        try (OutputStream pipe = shell.getOutputStream()) {
            pipe.write("stop\n".getBytes(StandardCharsets.UTF_8));
            pipe.flush();
        } catch (IOException alreadyGone) {
            shell.destroyForcibly();
        }
        if (!shell.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly();
            if (!shell.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new BackingFailed("The process " + shell.pid() + " was killed and is not gone after " + patience
                        + "; does its disk answer?");
            }
        }
    }
}
