package aicmo.cam.local.backing;

import aicmo.cam.local.clock.WaitLimit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The running server over one cluster; it is ready when its postmaster.pid says so (postgresql.org/docs/18/app-postgres). */
final class PostgresProcess {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int STATUS_LINE = 7;

    private final LeashedProcess process;

    private PostgresProcess(LeashedProcess process) {
        this.process = process;
    }

    static PostgresProcess start(PostgresCluster cluster, int port) {
        Path pidFile = cluster.folder().resolve("postmaster.pid");
        try {
            endLeftover(pidFile, cluster.folder());
            LeashedProcess process = LeashedProcess.start(
                    PostgresPrograms.command("postgres", "-D", cluster.folder().toString(), "-p", String.valueOf(port)),
                    cluster.log());
            awaitReady(process, pidFile, cluster, port);
            return new PostgresProcess(process);
        } catch (IOException e) {
            throw new BackingFailed("PostgreSQL did not start in " + cluster.data(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackingFailed("PostgreSQL's start was interrupted", e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void stop() {
        try {
            process.stop(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackingFailed("PostgreSQL's stop was interrupted", e);
        }
    }

    private static void awaitReady(LeashedProcess process, Path pidFile, PostgresCluster cluster, int port)
            throws IOException, InterruptedException {
        WaitLimit limit = WaitLimit.of(PATIENCE);
        while (!isReady(pidFile)) {
            if (!process.isAlive() || limit.isOver()) {
                process.stop(Duration.ofSeconds(5));
                throw new BackingFailed("PostgreSQL did not start on 127.0.0.1:" + port + "; its last words in "
                        + cluster.log() + ": " + lastLine(cluster.log()));
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static boolean isReady(Path pidFile) throws IOException {
        List<String> lines = lines(pidFile);
        return lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
    }

    // The leash of a former run may have been killed together with this program's parent. The pid may also be another's
    // by now.
    private static void endLeftover(Path pidFile, Path folder) throws IOException, InterruptedException {
        List<String> lines = lines(pidFile);
        if (lines.isEmpty()) {
            return;
        }
        Optional<ProcessHandle> holder =
                ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
        if (holder.isPresent() && isPostgres(holder.get(), folder)) {
            holder.get().destroy();
            for (int waited = 0; holder.get().isAlive() && waited < 100; waited++) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            if (holder.get().isAlive()) {
                holder.get().destroyForcibly();
            }
        }
        Files.deleteIfExists(pidFile);
    }

    private static boolean isPostgres(ProcessHandle process, Path folder) {
        return process.info()
                .commandLine()
                .map(line -> line.contains(folder.toString()))
                .orElse(false);
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
    }

    private static String lastLine(Path log) throws IOException {
        List<String> lines = lines(log).stream().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty() ? "(none)" : lines.getLast();
    }
}
