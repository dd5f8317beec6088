package aicmo.cam.local.supervise;

/** A program that ended, or did not become ready, while it was being started; the message carries its last words. */
public final class ProgramFailed extends RuntimeException {
    public ProgramFailed(String message) {
        super(message);
    }
}
