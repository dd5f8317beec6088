package aicmo.cam.inbox.server;

import java.nio.file.Path;

/** An IMAP server and what happens to one. Any address is a user whose password is {@code secret}. */
public interface TestedServer {
    int port();

    int tlsPort();

    /** The certificate that it shows (PEM), for 127.0.0.1. */
    Path certificate();

    boolean canStartTls();

    /** Whether it can hold these bytes as a message at all. */
    boolean takes(byte[] message) throws Exception;

    /** Puts these bytes into a folder, which is made where it is missing. */
    void put(String user, String folder, byte[] message) throws Exception;

    void rename(String user, String folder, String name) throws Exception;

    /** The same messages under a new UIDVALIDITY. */
    void forgetUids(String user) throws Exception;

    void stop() throws Exception;

    /** On the same ports with the same mail. */
    void restart() throws Exception;

    /** For good. It is no AutoCloseable: a test that is given one as a parameter would close it. */
    void end() throws Exception;
}
