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
     * @param cpuMillis the CPU time of each message, sorted
     * @param clockMillis how long each message took by the clock, sorted
     */
    record Run(double perCpuSecond, double perSecond, double[] cpuMillis, double[] clockMillis) {
        /** The value below which that share of a sorted row lies. */
        static double part(double[] sorted, double share) {
            return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))];
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

    /** CPU time of one message. */
    double cpuMillis(byte[] message) {
        long before = threads.getCurrentThreadCpuTime();
        understand(message);
        return (threads.getCurrentThreadCpuTime() - before) / 1e6;
    }

    private void understand(byte[] message) {
        meant += classifier
                .classify(MailMessage.of(InternetMessage.parse(message)))
                .replyClass()
                .ordinal();
    }

    private interface Work {
        void read(byte[] message);
    }

    private Run run(double seconds, Work work) {
        double[] cpuMillis = new double[MOST_NOTED];
        double[] clockMillis = new double[MOST_NOTED];
        int count = 0;
        long started = System.nanoTime();
        long cpu = threads.getCurrentThreadCpuTime();
        long end = started + (long) (seconds * 1e9);
        while (System.nanoTime() < end && count < MOST_NOTED) {
            for (int i = 0; i < messages.size() && count < MOST_NOTED; i++) {
                long before = System.nanoTime();
                long cpuBefore = threads.getCurrentThreadCpuTime();
                work.read(messages.get(i));
                cpuMillis[count] = (threads.getCurrentThreadCpuTime() - cpuBefore) / 1e6;
                clockMillis[count++] = (System.nanoTime() - before) / 1e6;
            }
        }
        double took = (System.nanoTime() - started) / 1e9;
        double worked = (threads.getCurrentThreadCpuTime() - cpu) / 1e9;
        return new Run(count / worked, count / took, sorted(cpuMillis, count), sorted(clockMillis, count));
    }

    private static double[] sorted(double[] values, int count) {
        double[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return sorted;
    }
}
