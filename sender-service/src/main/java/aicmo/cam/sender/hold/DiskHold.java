package aicmo.cam.sender.hold;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Holds everything while the disk is nearly full: what was sent could not be recorded, and would go again. It is measured at each look
 * and not stored, since a full disk takes no row; it ends when there is space.
 */
@Singleton
class DiskHold {
    private static final Logger LOG = Logger.getLogger(DiskHold.class);

    private final String folder;
    private final long floor;
    private final LongSupplier free;
    private final AtomicReference<Instant> since = new AtomicReference<>();

    @Inject
    DiskHold(DiskSettings settings) {
        this(
                settings.folder().orElse(""),
                settings.floor().asLongValue(),
                settings.folder().map(DiskHold::measured).orElse(() -> Long.MAX_VALUE));
    }

    DiskHold(String folder, long floor, LongSupplier free) {
        this.folder = folder;
        this.floor = floor;
        this.free = free;
    }

    /** The hold, where there is one now. */
    Optional<Hold> at(Instant now) {
        long bytes = free.getAsLong();
        if (bytes >= floor) {
            if (since.getAndSet(null) != null) {
                LOG.infof("sending goes on: %d MB are free on the disk of %s", bytes >> 20, folder);
            }
            return Optional.empty();
        }
        Hold hold = new Hold(
                Hold.DISK,
                since.updateAndGet(former -> former == null ? now : former),
                null,
                "the disk that holds " + folder + " has " + (bytes >> 20) + " MB free, less than AICMO_CAM_DISK_FLOOR ("
                        + (floor >> 20) + " MB); free some space: sending then goes on by itself");
        if (now.equals(hold.since())) {
            LOG.warnf("nothing is sent: %s", hold.why());
        }
        return Optional.of(hold);
    }

    private static LongSupplier measured(String folder) {
        try {
            FileStore disk = Files.getFileStore(Path.of(folder));
            return () -> usable(disk, folder);
        } catch (IOException e) {
            throw new UncheckedIOException("AICMO_CAM_DISK_FOLDER is " + folder + ", which cannot be read", e);
        }
    }

    private static long usable(FileStore disk, String folder) {
        try {
            return disk.getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException("the free space of AICMO_CAM_DISK_FOLDER, " + folder + ", is not known", e);
        }
    }
}
