package aicmo.cam.sender.provider.resend.api;

import java.util.concurrent.atomic.AtomicReference;

/**
 * The body of a call, which knows whether it was begun. The client asks for it once it has a connection, TLS and all, and before it
 * writes on it; so what was never asked for did not go, and what was abandoned before will not.
 */
final class Payload {
    private enum State {
        WAITING,
        BEGUN,
        ABANDONED
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private final byte[] bytes;

    Payload(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The bytes to write.
     *
     * @throws IllegalStateException where it was abandoned, or was begun before: a call is written once
     */
    byte[] begin() {
        if (!state.compareAndSet(State.WAITING, State.BEGUN)) {
            throw new IllegalStateException("a call that is " + state.get() + " is not written again");
        }
        return bytes;
    }

    /** Makes sure that it does not go; false where it is too late for that. */
    boolean abandon() {
        return state.compareAndSet(State.WAITING, State.ABANDONED) || state.get() == State.ABANDONED;
    }
}
