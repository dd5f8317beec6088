package aicmo.cam.testing.resend;

/** A request that Resend would not take, and what it would say. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ResendError error;

    Refusal(ResendError error, String message) {
        super(message, null, false, false);
        this.error = error;
    }

    public ResendError error() {
        return error;
    }
}
