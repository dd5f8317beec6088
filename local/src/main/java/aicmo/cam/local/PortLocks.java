package aicmo.cam.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Keeps a port for a running system, also while the program behind it restarts and nobody listens there: another system that took it then would
 * answer in its name. One byte of a file of this user is locked for each port; the kernel unlocks it when the process dies.
 */
final class PortLocks {
    /** Never closed: closing a file ends all locks that a process has on it. */
    private static FileChannel file;

    private PortLocks() {}

    /** Empty where a system has the port, of this process or another one. */
    static synchronized Optional<FileLock> take(int port) {
        try {
            if (file == null) {
                Path path = Path.of(
                        System.getProperty("java.io.tmpdir"), "cam-ports-" + System.getProperty("user.name") + ".lock");
                file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            }
            return Optional.ofNullable(file.tryLock(port, 1, false));
        } catch (OverlappingFileLockException ofThisProcess) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " can't be kept for this system", e);
        }
    }
}
