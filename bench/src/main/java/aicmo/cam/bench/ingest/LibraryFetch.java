package aicmo.cam.bench.ingest;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.util.Properties;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;

/**
 * A client that only fetches, as any program in Java would: over TLS, with the mail library, into memory. It asks as the inbox must, for the
 * sizes of many first, so that no batch is too big to be held.
 */
final class LibraryFetch {
    private static final int SIZES = 1000;
    private static final int BODIES = 200;

    private LibraryFetch() {}

    /** Messages a second of one who reads them all once. */
    static double rate(int tlsPort, String user, int messages) throws MessagingException {
        Properties settings = new Properties();
        settings.setProperty("mail.imap.ssl.enable", "true");
        settings.setProperty("mail.imap.ssl.trust", "127.0.0.1");
        try (Store store = Session.getInstance(settings).getStore("imap")) {
            store.connect("127.0.0.1", tlsPort, user, "secret");
            IMAPFolder folder = (IMAPFolder) store.getFolder("INBOX");
            folder.open(Folder.READ_ONLY);
            long begun = System.nanoTime();
            int fetched = 0;
            for (int first = 1; first <= messages; first += BODIES) {
                if ((first - 1) % SIZES == 0) {
                    fetch(folder, first, Math.min(messages, first + SIZES - 1), "RFC822.SIZE INTERNALDATE");
                }
                fetched += fetch(folder, first, Math.min(messages, first + BODIES - 1), "BODY.PEEK[]");
            }
            if (fetched != messages) {
                throw new IllegalStateException("the server gave " + fetched + " of " + messages + " messages");
            }
            return messages / ((System.nanoTime() - begun) / 1e9);
        }
    }

    private static int fetch(IMAPFolder folder, int first, int last, String what) throws MessagingException {
        return (Integer) folder.doCommand(protocol -> {
            Response[] responses = protocol.command("FETCH " + first + ":" + last + " (UID " + what + ")", null);
            Response end = responses[responses.length - 1];
            if (!end.isOK()) {
                throw new ProtocolException("FETCH was answered: " + end);
            }
            int fetched = 0;
            for (Response response : responses) {
                fetched += response instanceof FetchResponse ? 1 : 0;
            }
            return fetched;
        });
    }
}
