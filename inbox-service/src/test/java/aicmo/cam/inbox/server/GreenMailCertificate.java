package aicmo.cam.inbox.server;

import aicmo.cam.testing.tls.OwnCertificate;
import java.nio.file.Files;
import java.nio.file.Path;

/** A certificate for 127.0.0.1 that GreenMail shows: its own is for another name. */
final class GreenMailCertificate {
    private static final String KEY_STORE = "greenmail.tls.keystore.file";

    private GreenMailCertificate() {}

    /** The certificate (PEM). GreenMail looks for its key where system properties say, once in a JVM. */
    static synchronized Path made() throws Exception {
        String known = System.getProperty(KEY_STORE);
        Path folder = known != null ? Path.of(known).getParent() : Files.createTempDirectory("cam-greenmail-");
        OwnCertificate own = OwnCertificate.in(folder, "ip:127.0.0.1");
        if (known == null) {
            folder.toFile().deleteOnExit();
            own.keyStore().toFile().deleteOnExit();
            own.pem().toFile().deleteOnExit();
            System.setProperty(KEY_STORE, own.keyStore().toString());
            System.setProperty("greenmail.tls.keystore.password", OwnCertificate.PASSWORD);
            System.setProperty("greenmail.tls.key.password", OwnCertificate.PASSWORD);
        }
        return own.pem();
    }
}
