package aicmo.cam.inbox.server;

import aicmo.cam.testing.mail.DovecotServer;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** The servers of different make that are here, and a look at what lies on them. */
public final class TestedServers implements AutoCloseable {
    private final List<TestedServer> servers = new ArrayList<>();

    public TestedServers() throws Exception {
        servers.add(TestedGreenMail.start());
        if (DovecotServer.isInstalled()) {
            servers.add(new TestedDovecot(DovecotServer.start()));
        }
    }

    public Stream<TestedServer> all() {
        return servers.stream();
    }

    @Override
    public void close() throws Exception {
        for (TestedServer server : servers) {
            server.end();
        }
    }

    /** The subjects of what lies in a folder; of what was seen with a tick before it. None where there is no such folder. */
    public static List<String> lying(TestedServer server, String user, String folder) {
        Properties settings = new Properties();
        settings.setProperty("mail.imap.timeout", "10000");
        try (Store store = Session.getInstance(settings).getStore("imap")) {
            store.connect("127.0.0.1", server.port(), user, "secret");
            Folder open = store.getFolder(folder);
            if (!open.exists()) {
                return List.of();
            }
            open.open(Folder.READ_ONLY);
            List<String> subjects = new ArrayList<>();
            for (Message message : open.getMessages()) {
                subjects.add((message.isSet(Flags.Flag.SEEN) ? "✓ " : "") + message.getSubject());
            }
            return subjects;
        } catch (MessagingException e) {
            throw new AssertionError("the folder " + folder + " of " + user + " can't be looked into", e);
        }
    }
}
