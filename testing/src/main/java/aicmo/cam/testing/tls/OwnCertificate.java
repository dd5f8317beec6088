package aicmo.cam.testing.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A self-signed certificate of a server, valid for two days.
 *
 * @param keyStore PKCS #12, with the certificate and its key
 * @param pem the certificate alone: what a client trusts that knows it
 */
public record OwnCertificate(Path keyStore, Path pem) {
    /** Of the key store and of the key in it. */
    public static final String PASSWORD = "changeit";

    /**
     * Makes it, or finds the one that was made there before.
     *
     * @param folder where its files lie
     * @param name what clients must ask for, as keytool writes it: {@code dns:hook.example} or {@code ip:127.0.0.1}
     */
    public static synchronized OwnCertificate in(Path folder, String name) throws IOException, InterruptedException {
        OwnCertificate made = new OwnCertificate(folder.resolve("server.p12"), folder.resolve("server.pem"));
        if (Files.notExists(made.pem)) {
            made.keytool(
                    "-genkeypair",
                    "-storetype",
                    "PKCS12",
                    "-keyalg",
                    "RSA",
                    "-validity",
                    "2",
                    "-dname",
                    "CN=server",
                    "-ext",
                    "san=" + name);
            made.keytool("-exportcert", "-rfc", "-file", made.pem.toString());
        }
        return made;
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", keyStore.toString(), "-storepass", PASSWORD, "-alias", "server"));
        command.add("-J-XX:TieredStopAtLevel=1");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("keytool " + arguments[0] + ": " + said);
        }
    }
}
