package aicmo.cam.bench.classify;

import aicmo.cam.classifier.ReplyClassifier;
import aicmo.cam.classifier.evaluate.MailMessage;
import aicmo.cam.mail.InternetMessage;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;

/** Reads the same messages again and again on the calling thread, and notes what that takes. */
final class Reader {
    private static final int MOST_NOTED = 1_000_000;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final ReplyClassifier classifier = new ReplyClassifier();
    private final List<byte[]> messages;
    /** What the last message meant; somebody must want it, or nobody would read. */
    private int meant;

    Reader(List<byte[]> messages) {
        this.messages = messages;
    }

    /**
     * What a run took.
     *
     * @param perCpuSecond messages a second of CPU time
     * @param perSecond messages a second by the clock
     * @param millis how long each message took by the clock, sorted
     */
    record Run(double perCpuSecond, double perSecond, double[] millis) {
        double part(double share) {
            return millis[Math.min(millis.length - 1, (int) (millis.length * share))];
        }

        double most() {
            return millis[millis.length - 1];
        }
    }

    Run understand(double seconds) {
        return run(seconds, this::understand);
    }

    Run parse(double seconds) {
        return run(
                seconds,
                message -> meant += InternetMessage.parse(message).text().length());
    }

    void understand(byte[] message) {
        meant += classifier
                .classify(MailMessage.of(InternetMessage.parse(message)))
                .replyClass()
                .ordinal();
    }

    private interface Work {
        void read(byte[] message);
    }

    private Run run(double seconds, Work work) {
        double[] millis = new double[MOST_NOTED];
        int count = 0;
        long started = System.nanoTime();
        long cpu = threads.getCurrentThreadCpuTime();
        long end = started + (long) (seconds * 1e9);
        while (System.nanoTime() < end && count < MOST_NOTED) {
            for (int i = 0; i < messages.size() && count < MOST_NOTED; i++) {
                long before = System.nanoTime();
                work.read(messages.get(i));
                millis[count++] = (System.nanoTime() - before) / 1e6;
            }
        }
        double took = (System.nanoTime() - started) / 1e9;
        double worked = (threads.getCurrentThreadCpuTime() - cpu) / 1e9;
        double[] sorted = Arrays.copyOf(millis, count);
        Arrays.sort(sorted);
        return new Run(count / worked, count / took, sorted);
    }
}
