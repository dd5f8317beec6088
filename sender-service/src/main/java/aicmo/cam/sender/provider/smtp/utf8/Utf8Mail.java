package aicmo.cam.sender.provider.smtp.utf8;

import java.util.List;

/** A mail for a server with SMTPUTF8, which is told how far the hand-over has come. */
public interface Utf8Mail {
    /** The address of the envelope that it comes from. */
    String sender();

    /** Whom the server is told: its recipient first. */
    List<String> recipients();

    /** All of it, with headers that may be UTF-8. */
    String written();

    /** The server hears of it now, and has nothing of its content. */
    void name();

    /** From now on nobody can tell whether it went, until the server says so. @throws IllegalStateException where it was abandoned */
    void begin();
}
