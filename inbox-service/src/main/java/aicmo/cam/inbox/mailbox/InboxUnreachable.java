package aicmo.cam.inbox.mailbox;

/** A mailbox can't be read now. The message says what is wrong and which setting to look at; it never holds a password. */
public final class InboxUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** @param message what is wrong, where, and what to do, without anything secret */
    public InboxUnreachable(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Why; it decides how soon to ask again. */
    public Reason reason() {
        return reason;
    }

    /** Why a mailbox can't be read. */
    public enum Reason {
        /** No host has this name. */
        HOST,
        /** The host is there, and nobody answers at this port. */
        PORT,
        /** There is no protected connection, or the server's certificate is not trusted. */
        TLS,
        /** The server is not what it should be, or has gone. */
        CONNECTION,
        /** The server refuses the login: asking again soon may lock the account. */
        LOGIN,
        /** The mailbox has no such folder. */
        FOLDER,
        /** The server is there and says NO. */
        REFUSED
    }
}
