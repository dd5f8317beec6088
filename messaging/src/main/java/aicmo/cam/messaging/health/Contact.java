package aicmo.cam.messaging.health;

import java.time.Duration;

/** When somebody last answered, and why not since. One thread writes, any number read. */
final class Contact {
    private volatile long since = System.nanoTime();
    private volatile boolean ever;
    private volatile String failure;

    void answered() {
        since = System.nanoTime();
        ever = true;
        failure = null;
    }

    void failed(String why) {
        failure = why;
    }

    /** {@return whether the last question was answered} */
    boolean answers() {
        return ever && failure == null;
    }

    /** {@return whether any question was answered} */
    boolean ever() {
        return ever;
    }

    /** {@return the time since the last answer, or since the start where there was none} */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    /** {@return why the last question was not answered} */
    String failure() {
        return failure == null ? "it was not asked since" : failure;
    }
}
