package aicmo.cam.local.market;

/** The demo cannot go on; the message says what happened and where. */
public final class MarketFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MarketFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
