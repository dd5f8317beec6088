package aicmo.cam.local;

import aicmo.cam.local.backing.BackingFailed;
import aicmo.cam.local.backing.KafkaExit;
import aicmo.cam.local.disk.DiskFloor;
import aicmo.cam.local.disk.DiskFull;
import aicmo.cam.local.disk.DiskWatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Ends a running system, with the reason, when its disk is full or Kafka cannot go on; warns before. */
final class DiskGuard implements AutoCloseable {
    private final Path folder;
    private final DiskFloor floor;
    private final Consumer<String> say;
    private final Ending ending;
    private DiskWatch watch;

    private DiskGuard(Path folder, DiskFloor floor, Consumer<String> say, Ending ending) {
        this.folder = folder;
        this.floor = floor;
        this.say = say;
        this.ending = ending;
    }

    /** @throws Refused where less than the floor is free */
    static DiskGuard start(Path folder, DiskFloor floor, Consumer<String> say, Ending ending) throws IOException {
        long free = DiskWatch.free(folder);
        if (floor.state(free) != DiskFloor.State.ENOUGH) {
            throw new Refused("the disk that holds " + folder + " has " + DiskWatch.megabytes(free)
                    + " free, less than AICMO_CAM_DISK_FLOOR (" + DiskWatch.megabytes(floor.bytes())
                    + "); free some space, or move the data by AICMO_CAM_DATA");
        }
        DiskGuard guard = new DiskGuard(folder, floor, say, ending);
        KafkaExit.tell(guard::kafkaEnded);
        guard.watch = DiskWatch.start(folder, floor, say, guard::endForFullDisk);
        return guard;
    }

    @Override
    public void close() {
        watch.close();
        KafkaExit.reset();
    }

    private void endForFullDisk(String why) {
        if (ending.because(new DiskFull(why))) {
            say.accept("cam: " + why);
        }
    }

    private void kafkaEnded(String how) {
        try {
            long free = DiskWatch.free(folder);
            if (floor.state(free) != DiskFloor.State.ENOUGH) {
                endForFullDisk(DiskWatch.fullMessage(folder, free));
                return;
            }
        } catch (IOException e) {
            say.accept("The free space of " + folder + " is not known: " + e.getMessage());
        }
        String why = how + "; the reason is in " + folder.resolve("logs/local.log");
        if (ending.because(new BackingFailed(why))) {
            say.accept("cam: " + why);
        }
    }
}
