package aicmo.cam.sender.provider.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A CA of our own, which makes certificates for mail servers, in a folder that passes away: keytool does the work. */
final class Certificates {
    static final String PASSWORD = "changeit";

    private final Path folder;

    private Certificates(Path folder) {
        this.folder = folder;
    }

    static Certificates in(Path folder) {
        Certificates made = new Certificates(folder);
        made.keytool(
                "-genkeypair",
                "-alias",
                "ca",
                "-keystore",
                "ca.p12",
                "-keyalg",
                "EC",
                "-dname",
                "CN=Own CA",
                "-ext",
                "bc:c",
                "-validity",
                "30");
        made.keytool("-exportcert", "-rfc", "-alias", "ca", "-keystore", "ca.p12", "-file", "ca.pem");
        made.keytool(
                "-genkeypair", "-alias", "server", "-keystore", "server.p12", "-keyalg", "EC", "-dname", "CN=server");
        made.keytool("-certreq", "-alias", "server", "-keystore", "server.p12", "-file", "server.csr");
        made.keytool("-importcert", "-noprompt", "-alias", "ca", "-keystore", "server.p12", "-file", "ca.pem");
        return made;
    }

    /** What AICMO_SMTP_TRUST names. */
    Path ca() {
        return folder.resolve("ca.pem");
    }

    /**
     * The key store of a server.
     *
     * @param name a DNS name, the only one in its certificate
     * @param begins the beginning of its 20 days, as keytool says it, such as {@code -30d}
     */
    Path server(String name, String begins) {
        String store = name + begins + ".p12";
        if (Files.exists(folder.resolve(store))) {
            return folder.resolve(store);
        }
        keytool(
                "-gencert",
                "-rfc",
                "-alias",
                "ca",
                "-keystore",
                "ca.p12",
                "-infile",
                "server.csr",
                "-outfile",
                store + ".pem",
                "-ext",
                "san=dns:" + name,
                "-startdate",
                begins,
                "-validity",
                "20");
        try {
            Files.copy(folder.resolve("server.p12"), folder.resolve(store));
        } catch (IOException e) {
            throw new IllegalStateException("no key store " + store, e);
        }
        keytool("-importcert", "-noprompt", "-alias", "server", "-keystore", store, "-file", store + ".pem");
        return folder.resolve(store);
    }

    static SSLContext context(Path store) {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keys, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("no TLS with " + store, e);
        }
    }

    private void keytool(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", PASSWORD, "-J-XX:TieredStopAtLevel=1"));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("keytool " + arguments[0] + ": " + said);
            }
        } catch (IOException e) {
            throw new IllegalStateException("keytool can't be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
