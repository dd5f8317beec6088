package aicmo.cam.local.backing;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Exit;

/**
 * A broker that cannot go on (its disk is full, for example) ends its JVM at once and without a word that anyone sees. Here that JVM is
 * the launcher, so the broker's thread is stopped instead and the launcher is told.
 */
public final class KafkaExit {
    private static volatile boolean halted;

    private KafkaExit() {}

    /** @param told takes the exit code and what Kafka says; asked on a thread of the broker */
    public static void tell(Consumer<String> told) {
        Exit.Procedure procedure = (code, message) -> {
            halted = true;
            told.accept("Kafka stopped by itself with code " + code + (message == null ? "" : ": " + message));
            while (true) {
                // Kafka counts on never getting back from here.
                LockSupport.park(KafkaExit.class);
            }
        };
        Exit.setExitProcedure(procedure);
        Exit.setHaltProcedure(procedure);
    }

    /** Kafka ends this JVM again, as it does by default. */
    public static void reset() {
        halted = false;
        Exit.resetExitProcedure();
        Exit.resetHaltProcedure();
    }

    /** Whether a broker of this JVM wanted to end it. */
    static boolean halted() {
        return halted;
    }
}
