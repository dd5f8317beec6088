package aicmo.cam.inbox.display;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;

/** Makes messages found by their words, a second or so after they came; in a flood later, for reading the mailboxes goes first. */
@Singleton
class DueIndexing {
    /** A second's work: a tenth of a core's time. */
    private static final int PART = 500;

    private final WordRows rows;

    DueIndexing(WordRows rows) {
        this.rows = rows;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void index() {
        rows.index(PART);
    }
}
