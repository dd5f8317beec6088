package aicmo.cam.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The turn to start: a user's systems start one after the other, since a port that is chosen as free is not taken before a server has
 * opened it. The kernel gives the turn back when a process dies.
 */
final class StartingTurn implements AutoCloseable {
    private final FileChannel file;

    private StartingTurn(FileChannel file) {
        this.file = file;
    }

    /** Waits for the turn, and says so where it has to. */
    static StartingTurn take(Progress progress) throws IOException {
        Path path = Path.of(
                System.getProperty("java.io.tmpdir"), "cam-starts-" + System.getProperty("user.name") + ".lock");
        FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = file.tryLock();
        if (lock == null) {
            progress.update("Another CAM is just starting; this one starts after it");
            lock = file.lock();
        }
        if (!lock.isValid()) {
            throw new IOException("the lock of " + path + " was lost");
        }
        return new StartingTurn(file);
    }

    /** The file stays: whoever deletes it could let two in. */
    @Override
    public void close() throws IOException {
        file.close();
    }
}
