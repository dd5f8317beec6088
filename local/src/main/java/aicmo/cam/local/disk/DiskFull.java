package aicmo.cam.local.disk;

/** The system had to end because its disk is full; the message says where, and what to do. */
public final class DiskFull extends RuntimeException {
    public DiskFull(String message) {
        super(message);
    }
}
