package aicmo.cam.inbox.imap;

import aicmo.cam.inbox.mailbox.InboxUnreachable;
import aicmo.cam.inbox.mailbox.InboxUnreachable.Reason;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jboss.logging.Logger;

/** Waiting for what the server tells of a folder: IDLE (RFC 2177), which another thread ends. */
final class Waiting {
    private static final Logger LOG = Logger.getLogger(Waiting.class);

    private final String server;
    private final IMAPFolder folder;

    Waiting(String server, IMAPFolder folder) {
        this.server = server;
        this.folder = folder;
    }

    void await(Duration atMost) {
        CountDownLatch over = new CountDownLatch(1);
        Thread.ofPlatform().daemon().name("imap-idle-end").start(() -> endAfter(over, atMost));
        try {
            folder.idle(true);
        } catch (MessagingException | IllegalStateException e) {
            throw new InboxUnreachable(
                    Reason.CONNECTION,
                    "the connection to " + server + " was lost while it waited for news: " + e.getMessage(),
                    e);
        } finally {
            over.countDown();
        }
    }

    void end() {
        try {
            // whatever is asked of a folder ends its waiting
            folder.doCommand(protocol -> null);
        } catch (MessagingException | IllegalStateException e) {
            LOG.debugf(e, "a connection was gone before its waiting was ended");
        }
    }

    private void endAfter(CountDownLatch over, Duration atMost) {
        try {
            if (!over.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                end();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
