package aicmo.cam.local;

import aicmo.cam.local.access.Secrets;
import aicmo.cam.local.backing.Folders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** The folder that holds a system's data, its own for as long as it is open: the lock goes with the process, however that ends. */
final class DataFolder implements AutoCloseable {
    private static final String TEMPORARY = "cam-demo-";

    private final Path path;
    private final FileChannel channel;
    private boolean temporary;

    private DataFolder(Path path, FileChannel channel, boolean temporary) {
        this.path = path;
        this.channel = channel;
        this.temporary = temporary;
    }

    /** @throws Refused where another process has it open, or it cannot be written */
    static DataFolder open(Path path) {
        return open(path.toAbsolutePath().normalize(), false);
    }

    /** A new folder that is deleted when it is closed; those of runs that were killed are deleted here. */
    static DataFolder temporary() {
        try {
            Path parent = Path.of(System.getProperty("java.io.tmpdir"));
            List<Path> former;
            try (Stream<Path> entries = Files.list(parent)) {
                former = entries.filter(entry ->
                                entry.getFileName().toString().startsWith(TEMPORARY) && Files.isWritable(entry))
                        .toList();
            }
            former.stream().filter(DataFolder::isAbandoned).forEach(Folders::delete);
            return open(Files.createTempDirectory(parent, TEMPORARY), true);
        } catch (IOException e) {
            throw new Refused("no folder for temporary data can be made: " + e.getMessage());
        }
    }

    Path path() {
        return path;
    }

    Path logs() {
        return path.resolve("logs");
    }

    /** Lets a temporary folder stay, for someone to look into. */
    void keep() {
        temporary = false;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (temporary) {
            Folders.delete(path);
        }
    }

    private static DataFolder open(Path path, boolean temporary) {
        try {
            Secrets.folder(path);
            Secrets.folder(path.resolve("logs"));
            FileChannel channel = FileChannel.open(
                    path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!lock(channel)) {
                String holder = Files.readString(path.resolve("lock")).strip();
                channel.close();
                throw new Refused("another CAM (process " + holder + ") runs on the data in " + path
                        + "; stop it first, or set AICMO_CAM_DATA to another folder");
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(
                    String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
            return new DataFolder(path, channel, temporary);
        } catch (IOException e) {
            throw new Refused("the data folder " + path + " cannot be used: " + e);
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private static boolean isAbandoned(Path folder) {
        try (FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.WRITE)) {
            return lock(channel);
        } catch (IOException notOurs) {
            return false;
        }
    }
}
