package aicmo.cam.inbox.mailbox;

import java.time.Duration;

/**
 * How one folder of one mailbox is reached. Its words never hold what is secret.
 *
 * @param address the mailbox, as addresses are compared
 * @param interval time between two looks, where the server does not tell of news by itself
 * @param idle whether the server is asked to tell (IDLE, RFC 2177), where it can
 * @param afterwards what is done with messages that were taken in
 */
public record MailboxAccess(
        String address,
        String folder,
        String server,
        int port,
        TlsMode tls,
        Login login,
        Duration interval,
        boolean idle,
        Afterwards afterwards) {
    /** Looks that are nearer than this need no news. */
    private static final Duration NEAR = Duration.ofSeconds(5);

    /** Whether it is worth waiting for what the server tells. */
    public boolean waitsForNews() {
        return idle && interval.compareTo(NEAR) >= 0;
    }

    @Override
    public String toString() {
        return address + ", folder " + folder + ", at " + server + ":" + port;
    }
}
