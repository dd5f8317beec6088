package aicmo.cam.local.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Looks every second how much is free on the disk of the data folder, and says when that becomes too little or enough again. */
public final class DiskWatch implements AutoCloseable {
    private final Path folder;
    private final DiskFloor floor;
    private final Consumer<String> say;
    private final Consumer<String> full;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("watch-disk").unstarted(this::watch);
    private DiskFloor.State state = DiskFloor.State.ENOUGH;

    /**
     * Begins to look.
     *
     * @param say takes a line for people
     * @param full takes the reason why the system must end
     */
    public static DiskWatch start(Path folder, DiskFloor floor, Consumer<String> say, Consumer<String> full) {
        DiskWatch watch = new DiskWatch(folder, floor, say, full);
        watch.thread.start();
        return watch;
    }

    DiskWatch(Path folder, DiskFloor floor, Consumer<String> say, Consumer<String> full) {
        this.folder = folder;
        this.floor = floor;
        this.say = say;
        this.full = full;
    }

    /** How many bytes are free for this user on the disk that holds the folder. */
    public static long free(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    /** For people. */
    public static String megabytes(long bytes) {
        return (bytes >> 20) + " MB";
    }

    /** Why a system whose disk is full ends, and what to do. */
    public static String fullMessage(Path folder, long free) {
        return "the disk that holds " + folder + " is full: " + megabytes(free)
                + " are free. CAM stops, and nothing is lost: free some space there, then start it again";
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells a change. */
    void look(long free) {
        DiskFloor.State now = floor.state(free);
        if (now == state) {
            return;
        }
        state = now;
        switch (now) {
            case ENOUGH -> say.accept("The disk has space again (" + megabytes(free) + " free); sending goes on");
            case LOW ->
                say.accept("The disk that holds " + folder + " is nearly full: " + megabytes(free)
                        + " are free, less than AICMO_CAM_DISK_FLOOR (" + megabytes(floor.bytes())
                        + "). No email is sent until there is space; free some");
            case FULL -> full.accept(fullMessage(folder, free));
        }
    }

    private void watch() {
        try {
            while (state != DiskFloor.State.FULL) {
                look(free(folder));
                TimeUnit.SECONDS.sleep(1);
            }
        } catch (IOException e) {
            say.accept("How much space is free for " + folder + " cannot be told any more: " + e.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
