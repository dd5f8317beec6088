package aicmo.cam.sender.provider.smtp.utf8;

import java.io.Serial;

/** A mail that a server says by its extensions (EHLO) that it does not take, so that it was not offered. */
public final class Untakeable extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String status;

    /** @param status the enhanced status code (RFC 3463) that the server would give */
    Untakeable(String status, String detail) {
        super(detail, null, false, false);
        this.status = status;
    }

    public String status() {
        return status;
    }
}
