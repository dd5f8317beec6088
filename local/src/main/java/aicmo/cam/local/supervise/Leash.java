package aicmo.cam.local.supervise;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another main class in this JVM and ends the JVM when its standard input ends, which the kernel does when the parent dies, however
 * it dies. First argument: the main class; the rest: its arguments.
 */
public final class Leash {
    private static final int ENDED_WITH_PARENT = 129;

    private Leash() {}

    public static void main(String[] arguments) throws Throwable {
        Thread watch = new Thread(Leash::endWithParent, "leash");
        watch.setDaemon(true);
        watch.start();
        try {
            Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    // Halted, not exited: the Kafka and PostgreSQL that an orderly end would talk to have gone with the parent.
    private static void endWithParent() {
        try (InputStream parent = System.in) {
            parent.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            System.err.println("the pipe to the parent broke: " + e.getMessage());
        } finally {
            Runtime.getRuntime().halt(ENDED_WITH_PARENT);
        }
    }
}
