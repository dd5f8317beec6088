package aicmo.cam.inbox.account;

import aicmo.cam.inbox.mailbox.Afterwards;
import aicmo.cam.inbox.mailbox.Login;
import aicmo.cam.inbox.mailbox.MailboxAccess;
import aicmo.cam.inbox.mailbox.TlsMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * A mailbox that is read.
 *
 * @param address as addresses are compared; no two mailboxes have the same
 * @param folders as the server names them, at least one
 * @param interval time between two looks, where the server does not tell of news by itself
 * @param idle whether the server is asked to tell
 * @param afterwards what is done with messages that were taken in
 * @param revision grows with every change of what was given by REST
 */
record Account(
        UUID id,
        Source source,
        String address,
        String server,
        int port,
        TlsMode tls,
        Login login,
        List<String> folders,
        Duration interval,
        boolean idle,
        Afterwards afterwards,
        int revision) {
    private static final Duration SHORTEST = Duration.ofMillis(50);

    Account {
        folders = folders.stream()
                .map(String::strip)
                .filter(folder -> !folder.isEmpty())
                .distinct()
                .toList();
        if (folders.isEmpty()) {
            throw new IllegalArgumentException(
                    "the mailbox " + address + " has no folder to read: give INBOX, for example");
        }
        if (afterwards.moveTo().filter(folders::contains).isPresent()) {
            throw new IllegalArgumentException("the mailbox " + address + " would move its messages to '"
                    + afterwards.moveTo().get() + "', which is read itself: move them to another folder");
        }
        if (interval.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "the poll interval " + interval
                            + " is too short: set AICMO_IMAP_POLL_INTERVAL to 50ms or more, or AICMO_IMAP_POLL_INTERVAL_MINUTES to 1 or more");
        }
    }

    /** The same mailbox of the settings has the same id on every replica. */
    static UUID idOf(String address) {
        return UUID.nameUUIDFromBytes(("mailbox " + address).getBytes(StandardCharsets.UTF_8));
    }

    List<MailboxAccess> accesses() {
        return folders.stream()
                .map(folder -> new MailboxAccess(address, folder, server, port, tls, login, interval, idle, afterwards))
                .toList();
    }

    /** Who gave it. */
    enum Source {
        SETTINGS,
        REST
    }
}
