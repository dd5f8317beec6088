package aicmo.cam.inbox.server;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A certificate for 127.0.0.1 that GreenMail shows: its own is for another name. */
final class OwnCertificate {
    private static final String PASSWORD = "changeit";

    private OwnCertificate() {}

    /** The certificate (PEM). GreenMail looks for its key where system properties say, once in a JVM. */
    static synchronized Path made() throws Exception {
        String known = System.getProperty("greenmail.tls.keystore.file");
        if (known != null) {
            return Path.of(known).resolveSibling("greenmail.pem");
        }
        Path folder = Files.createTempDirectory("cam-greenmail-");
        Path store = folder.resolve("greenmail.p12");
        Path certificate = folder.resolve("greenmail.pem");
        keytool(
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keyalg",
                "RSA",
                "-alias",
                "imap",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1",
                "-validity",
                "2");
        keytool(
                "-exportcert",
                "-rfc",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD,
                "-alias",
                "imap",
                "-file",
                certificate.toString());
        folder.toFile().deleteOnExit();
        store.toFile().deleteOnExit();
        certificate.toFile().deleteOnExit();
        System.setProperty("greenmail.tls.keystore.file", store.toString());
        System.setProperty("greenmail.tls.keystore.password", PASSWORD);
        System.setProperty("greenmail.tls.key.password", PASSWORD);
        return certificate;
    }

    private static void keytool(String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("keytool: " + said);
        }
    }
}
