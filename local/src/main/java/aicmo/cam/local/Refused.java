package aicmo.cam.local;

/** Something that the user asked for and can put right (exit code 2); the message is one line that says what is wrong and what to do. */
public final class Refused extends RuntimeException {
    public Refused(String message) {
        super(message);
    }
}
