package aicmo.cam.local;

import aicmo.cam.local.backing.BackingFailed;
import aicmo.cam.local.backing.EmbeddedPostgres;
import java.util.concurrent.TimeUnit;

/** Starts PostgreSQL again where it was killed from outside; a few times, then it is left and said. */
final class PostgresWatch implements AutoCloseable {
    private static final int LIMIT = 5;

    private final EmbeddedPostgres postgres;
    private final Progress progress;
    private final Thread thread;

    private PostgresWatch(EmbeddedPostgres postgres, Progress progress) {
        this.postgres = postgres;
        this.progress = progress;
        this.thread = Thread.ofPlatform().daemon().name("watch-postgresql").unstarted(this::watch);
    }

    static PostgresWatch start(EmbeddedPostgres postgres, Progress progress) {
        PostgresWatch watch = new PostgresWatch(postgres, progress);
        watch.thread.start();
        return watch;
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        try {
            for (int deaths = 0; deaths < LIMIT; ) {
                TimeUnit.SECONDS.sleep(1);
                if (postgres.hasDied()) {
                    deaths++;
                    progress.say("PostgreSQL died; it is started again");
                    postgres.restart();
                }
            }
            progress.say("PostgreSQL died " + LIMIT + " times; its next death is final");
        } catch (BackingFailed e) {
            if (!Thread.currentThread().isInterrupted()) {
                progress.say("PostgreSQL is not started again: " + e.getMessage());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
