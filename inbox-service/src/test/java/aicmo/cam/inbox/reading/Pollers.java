package aicmo.cam.inbox.reading;

import aicmo.cam.inbox.mailbox.Afterwards;
import aicmo.cam.inbox.mailbox.InboxProvider;
import aicmo.cam.inbox.mailbox.Login;
import aicmo.cam.inbox.mailbox.MailboxAccess;
import aicmo.cam.inbox.mailbox.MailboxRows;
import aicmo.cam.inbox.mailbox.TlsMode;
import aicmo.cam.messaging.EventId;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Replicas of the poller, for mailboxes beside that of the settings. */
@Singleton
class Pollers {
    private final InboxProvider provider;
    private final MailboxRows rows;
    private final Ingestion ingestion;
    private final ReadingMetrics metrics;

    Pollers(InboxProvider provider, MailboxRows rows, Ingestion ingestion, ReadingMetrics metrics) {
        this.provider = provider;
        this.rows = rows;
        this.ingestion = ingestion;
        this.metrics = metrics;
    }

    InboxProvider provider() {
        return provider;
    }

    PollLoop loop(MailboxAccess access) {
        return PollLoop.start(access, replica(access), metrics);
    }

    /** One that ends its waiting for news, and looks by itself, more often than the product does. */
    PollLoop loop(MailboxAccess access, Duration newsAtMost) {
        return PollLoop.start(access, replica(access, newsAtMost), metrics);
    }

    PollMailbox replica(MailboxAccess access) {
        return replica(access, PollMailbox.NEWS_AT_MOST);
    }

    private PollMailbox replica(MailboxAccess access, Duration newsAtMost) {
        rows.add(access.address(), access.folder());
        return new PollMailbox(access, provider, rows, ingestion, metrics, EventId.next(), newsAtMost);
    }

    PollMailbox replica(String address, int port) {
        return replica(address, port, provider);
    }

    PollMailbox replica(String address, int port, InboxProvider other) {
        rows.add(address, "INBOX");
        MailboxAccess access = new MailboxAccess(
                address,
                "INBOX",
                "127.0.0.1",
                port,
                TlsMode.NONE,
                new Login.Password(address, "secret"),
                Duration.ofMillis(50),
                true,
                Afterwards.NOTHING);
        return new PollMailbox(access, other, rows, ingestion, metrics, EventId.next(), PollMailbox.NEWS_AT_MOST);
    }
}
