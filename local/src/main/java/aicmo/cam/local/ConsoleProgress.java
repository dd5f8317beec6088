package aicmo.cam.local;

import java.io.PrintStream;
import java.time.Duration;

/** Progress on a terminal (one line that changes) or in a file or pipe (plain lines, and fewer of them). */
public final class ConsoleProgress implements Progress {
    private static final Duration APART = Duration.ofSeconds(2);
    private static final String TO_LINE_START_AND_CLEAR = "\r\u001b[2K";

    private final PrintStream out;
    private final boolean terminal;
    private final int columns;
    private String shown = "";
    private long printed;

    public ConsoleProgress(PrintStream out, boolean terminal, int columns) {
        this.out = out;
        this.terminal = terminal;
        this.columns = columns;
    }

    /** As the launcher found standard output to be. */
    public static ConsoleProgress ofLauncher() {
        return new ConsoleProgress(
                System.out, Boolean.getBoolean("cam.terminal"), Integer.getInteger("cam.columns", 100));
    }

    @Override
    public synchronized void say(String line) {
        if (terminal) {
            out.print((shown.isEmpty() ? "" : TO_LINE_START_AND_CLEAR) + line + System.lineSeparator() + shown);
        } else {
            out.println(line);
        }
        out.flush();
    }

    @Override
    public synchronized void update(String line) {
        if (terminal) {
            shown = line.length() < columns ? line : line.substring(0, Math.max(0, columns - 1));
            out.print(TO_LINE_START_AND_CLEAR + shown);
        } else if (!line.isEmpty() && !line.equals(shown) && isTime()) {
            shown = line;
            out.println(line);
        }
        out.flush();
    }

    private boolean isTime() {
        long now = System.nanoTime();
        boolean time = printed == 0 || now - printed >= APART.toNanos();
        if (time) {
            printed = now;
        }
        return time;
    }
}
