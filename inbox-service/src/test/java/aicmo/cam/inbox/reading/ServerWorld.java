package aicmo.cam.inbox.reading;

import aicmo.cam.inbox.mailbox.Afterwards;
import aicmo.cam.inbox.mailbox.Login;
import aicmo.cam.inbox.mailbox.MailboxAccess;
import aicmo.cam.inbox.mailbox.TlsMode;
import aicmo.cam.inbox.server.TestedServer;
import aicmo.cam.inbox.server.TestedServers;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Mailboxes on real servers of different make; a test is given each of them. */
abstract class ServerWorld extends PollingWorld {
    static final String EACH = "{0}";
    private static final Duration HOUR = Duration.ofHours(1);
    private static TestedServers servers;

    @BeforeAll
    static void startServers() throws Exception {
        servers = new TestedServers();
    }

    @AfterAll
    static void endServers() throws Exception {
        servers.close();
    }

    static Stream<TestedServer> servers() {
        return servers.all();
    }

    /** Looked at each hour, or when the server tells of news. */
    MailboxAccess access(String folder, int port, TlsMode tls) {
        return access(address, folder, port, tls, Afterwards.NOTHING);
    }

    MailboxAccess access(String folder, int port, Afterwards afterwards) {
        return access(address, folder, port, TlsMode.NONE, afterwards);
    }

    static MailboxAccess access(String user, String folder, int port, TlsMode tls, Afterwards afterwards) {
        return new MailboxAccess(
                user, folder, "127.0.0.1", port, tls, new Login.Password(user, "secret"), HOUR, true, afterwards);
    }

    static void end(PollLoop loop) {
        loop.stop();
        loop.awaitEnd();
    }
}
