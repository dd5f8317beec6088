package aicmo.cam.messaging;

/** A record that is not the event its topic promises. No retry can help: it goes to the dead letters. */
public final class UnreadableEvent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableEvent(String message, Throwable cause) {
        super(message, cause);
    }
}
