package aicmo.cam.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.ErrorManager;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Sends the warnings of Kafka and the mail server, which run in this JVM, into a file, and nothing of theirs to the terminal. */
final class QuietLog {
    private static final int LARGE = 8 << 20;

    private QuietLog() {}

    static void into(Path file) throws IOException {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        // FileHandler reads % as the start of a pattern.
        FileHandler handler = new FileHandler(file.toString().replace("%", "%%"), LARGE, 1, true);
        handler.setFormatter(new SimpleFormatter());
        handler.setErrorManager(new ErrorManager() {
            private boolean said;

            // Said once, and in a line: on a full disk each line that cannot be written comes here.
            @Override
            public synchronized void error(String message, Exception failure, int code) {
                if (!said) {
                    said = true;
                    System.err.println("cam: the log " + file + " cannot be written: " + failure);
                }
            }
        });
        root.addHandler(handler);
        // The mail server's threads end with an exception where a client is killed.
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> root.log(Level.WARNING, "thread " + thread.getName() + " ended", failure));
    }

    /** Where there is no file to write them into: only what is severe is said. */
    static void severeOnly() {
        Logger.getLogger("").setLevel(Level.SEVERE);
    }

    static void close() {
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            handler.close();
        }
    }
}
