package aicmo.cam.local.supervise;

import aicmo.cam.local.clock.WaitLimit;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One program kept running: started, awaited, started again where it died or its liveness fails for too long, and stopped. It ends when
 * this JVM ends (see {@link Leash}).
 */
public final class Supervised {
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(15);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private final Program program;
    private final Logs logs;
    private final RestartPolicy policy;
    private final Consumer<String> say;
    private volatile Process process;
    private volatile boolean stopping;
    private int deaths;

    /** @param say takes one line for people whenever the program died, lives again, or is left dead */
    public Supervised(Program program, Logs logs, RestartPolicy policy, Consumer<String> say) {
        this.program = program;
        this.logs = logs;
        this.policy = policy;
        this.say = say;
    }

    /**
     * Starts the program and returns once it is ready.
     *
     * @throws ProgramFailed where it ends before it is ready, or does not come to it (see {@link StartLimit})
     */
    public void start() throws InterruptedException {
        Process first = spawn();
        if (!becomesReady(first)) {
            String how = first.isAlive() ? "did not become ready" : "ended with code " + first.exitValue();
            stop();
            throw new ProgramFailed(program.name() + " " + how + " while it was being started; " + lastWords());
        }
        Thread.ofPlatform().daemon().name("watch-" + program.name()).start(this::watch);
    }

    public Program program() {
        return program;
    }

    /** The running process; after a restart another one. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Ends the process as kill -9 does; it is then started again as after any death. */
    public void kill9() {
        process.destroyForcibly();
    }

    /** Ends the program in order (SIGTERM), by force where that takes longer than 15 s; it is not started again. */
    public void stop() {
        synchronized (this) {
            stopping = true;
            notifyAll();
        }
        Process running = process;
        if (running == null) {
            return;
        }
        running.destroy();
        try {
            if (!running.waitFor(STOPPED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                running.destroyForcibly();
                if (!running.waitFor(STOPPED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                    say.accept(program.name() + " was killed and is not gone after " + STOPPED_WITHIN.toSeconds()
                            + " s; end process " + running.pid() + " by hand");
                }
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        try {
            boolean lives = true;
            while (lives) {
                long born = System.nanoTime();
                String how = awaitDeath(process);
                deaths = policy.startsNewRow(Duration.ofNanos(System.nanoTime() - born)) ? 1 : deaths + 1;
                lives = revive(how, policy.pauseAfter(deaths));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ProgramFailed e) {
            if (!stopping) {
                say.accept(e.getMessage());
            }
        }
    }

    /** Returns how it died: by itself, or killed here because its liveness failed for too long. */
    private String awaitDeath(Process watched) throws InterruptedException {
        WaitLimit silence = WaitLimit.of(policy.silence());
        while (!watched.waitFor(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
            if (HealthProbe.answers(program.liveness())) {
                silence.restart();
            } else if (silence.isOver() && !stopping) {
                watched.destroyForcibly().waitFor();
                return "was DOWN or gave no answer at " + program.liveness().getPath() + " for "
                        + policy.silence().toSeconds() + " s and was killed";
            }
        }
        return "died (exit code " + watched.exitValue() + ")";
    }

    private boolean revive(String died, Optional<Duration> pause) throws InterruptedException {
        // Ctrl-C in a terminal reaches the program too: the pause tells its end from a death.
        pause(pause.orElse(policy.first()));
        if (stopping) {
            return false;
        }
        if (pause.isEmpty()) {
            say.accept(program.name() + " " + died + ", " + deaths + " times in a row; it is not started again. "
                    + lastWords());
            return false;
        }
        say.accept(program.name() + " " + died + "; it is started again");
        if (becomesReady(spawn())) {
            say.accept(program.name() + " is ready again");
        } else if (!stopping && process.isAlive()) {
            say.accept(program.name() + " runs but is not ready; see " + logs.of(program.name()));
        }
        return true;
    }

    private synchronized void pause(Duration pause) throws InterruptedException {
        long deadline = System.nanoTime() + pause.toNanos();
        while (!stopping && System.nanoTime() < deadline) {
            wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
        }
    }

    private synchronized Process spawn() {
        if (stopping) {
            throw new ProgramFailed(program.name() + " is being stopped");
        }
        ProcessBuilder builder = new ProcessBuilder(program.command()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(program.environment());
        try {
            Process started = builder.start();
            process = started;
            Thread.ofPlatform()
                    .daemon()
                    .name("log-" + program.name())
                    .start(() -> logs.copy(program.name(), started.getInputStream()));
            return started;
        } catch (IOException e) {
            throw new ProgramFailed(program.name() + " cannot be started: " + e.getMessage());
        }
    }

    private boolean becomesReady(Process started) throws InterruptedException {
        StartLimit limit = new StartLimit(started.toHandle());
        while (!stopping && started.isAlive() && !limit.isOver()) {
            if (HealthProbe.answers(program.readiness())) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return false;
    }

    private String lastWords() {
        return "its last words in " + logs.of(program.name()) + ": "
                + String.join(" / ", logs.lastWords(program.name()));
    }
}
