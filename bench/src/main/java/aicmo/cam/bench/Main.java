package aicmo.cam.bench;

import aicmo.cam.local.Refused;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/** {@code ./cam bench}. Exit codes: 0 measured, 1 failed, 2 refused with a line that says what to do. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // The classes of the services bring their log manager, and it wants to be there before the first logger.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        // What Kafka and the connection pool tell of their starting is no figure.
        Logger.getLogger("").setLevel(Level.SEVERE);
        System.exit(BenchCommand.line()
                .setParameterExceptionHandler((e, given) -> refused(e))
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    if (e instanceof Refused) {
                        return refused(e);
                    }
                    throw e;
                })
                .execute(arguments));
    }

    private static int refused(Exception e) {
        System.err.println("cam: "
                + (e instanceof CommandLine.UnmatchedArgumentException
                        ? e.getMessage() + "; there are the benchmarks " + Benches.known()
                        : e.getMessage()));
        return CommandLine.ExitCode.USAGE;
    }
}
