package aicmo.cam.local.backing;

/** A backing service (Kafka, PostgreSQL, mail) that cannot be started or stopped; the message says which, where and why. */
public final class BackingFailed extends RuntimeException {
    public BackingFailed(String message) {
        super(message);
    }

    public BackingFailed(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
