package aicmo.cam.local;

import java.util.concurrent.CountDownLatch;

/** Waits until the process is told to end; the shutdown hook of {@link LocalSystem} then stops everything. */
final class Forever {
    private Forever() {}

    static void await() throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
