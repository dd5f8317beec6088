package aicmo.cam.inbox.server;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Properties;

/** GreenMail. It forgets its mail when it stops, so that this remembers it, and gives it again under a new UIDVALIDITY. */
final class TestedGreenMail implements TestedServer {
    private static final Session SESSION = Session.getInstance(new Properties());

    private final List<Letter> letters = new ArrayList<>();
    private final Path certificate;
    private GreenMail greenMail;
    private int port;
    private int tlsPort;

    private TestedGreenMail(Path certificate) {
        this.certificate = certificate;
    }

    static TestedGreenMail start() throws Exception {
        TestedGreenMail server = new TestedGreenMail(GreenMailCertificate.made());
        server.run();
        return server;
    }

    private void run() {
        greenMail = new GreenMail(
                new ServerSetup[] {setup(port, ServerSetup.PROTOCOL_IMAP), setup(tlsPort, ServerSetup.PROTOCOL_IMAPS)});
        greenMail.start();
        port = greenMail.getImap().getPort();
        tlsPort = greenMail.getImaps().getPort();
    }

    private static ServerSetup setup(int port, String protocol) {
        ServerSetup setup = new ServerSetup(port, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(120_000);
        return setup;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public int tlsPort() {
        return tlsPort;
    }

    @Override
    public Path certificate() {
        return certificate;
    }

    @Override
    public boolean canStartTls() {
        return false;
    }

    /** It fails where a header is broken in a way that it does not expect. */
    @Override
    public boolean takes(byte[] message) throws Exception {
        try {
            deliver(new Letter("tried@acme.test", "INBOX", message));
            return true;
        } catch (RuntimeException | MessagingException refused) {
            return false;
        }
    }

    @Override
    public void put(String user, String folder, byte[] message) throws Exception {
        letters.add(new Letter(user, folder, message));
        deliver(letters.getLast());
    }

    private void deliver(Letter letter) throws Exception {
        GreenMailUser user = greenMail.setUser(letter.user(), letter.user(), "secret");
        ImapHostManager host = greenMail.getManagers().getImapHostManager();
        if (host.getFolder(user, letter.folder()) == null) {
            host.createMailbox(user, letter.folder());
        }
        host.getFolder(user, letter.folder())
                .appendMessage(
                        new MimeMessage(SESSION, new ByteArrayInputStream(letter.message())), new Flags(), new Date());
    }

    @Override
    public void rename(String user, String folder, String name) throws Exception {
        GreenMailUser owner = greenMail.getUserManager().getUserByEmail(user);
        greenMail.getManagers().getImapHostManager().renameMailbox(owner, folder, name);
        letters.replaceAll(letter -> letter.isIn(user, folder) ? new Letter(user, name, letter.message()) : letter);
    }

    @Override
    public void forgetUids(String user) throws Exception {
        restart();
    }

    @Override
    public void stop() {
        greenMail.stop();
    }

    @Override
    public void restart() throws Exception {
        stop();
        run();
        for (Letter letter : letters) {
            deliver(letter);
        }
    }

    @Override
    public void end() {
        stop();
    }

    @Override
    public String toString() {
        return "GreenMail";
    }

    private record Letter(String user, String folder, byte[] message) {
        boolean isIn(String otherUser, String otherFolder) {
            return user.equals(otherUser) && folder.equals(otherFolder);
        }
    }
}
