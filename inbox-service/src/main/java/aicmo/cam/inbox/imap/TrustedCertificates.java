package aicmo.cam.inbox.imap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Java's trusted certificates and those of a file. */
final class TrustedCertificates {
    private TrustedCertificates() {}

    /** @throws IllegalStateException where the file holds no certificates */
    static SSLSocketFactory with(Path file) {
        try (InputStream pem = Files.newInputStream(file)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int number = 0;
            for (Certificate own : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                trusted.setCertificateEntry("own-" + number++, own);
            }
            for (TrustManager manager : managers(null)) {
                if (manager instanceof X509TrustManager javas) {
                    for (X509Certificate issuer : javas.getAcceptedIssuers()) {
                        trusted.setCertificateEntry("java-" + number++, issuer);
                    }
                }
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(trusted), null);
            return context.getSocketFactory();
        } catch (IOException e) {
            throw new UncheckedIOException("AICMO_IMAP_TRUST_FILE: " + file + " can't be read", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "AICMO_IMAP_TRUST_FILE: " + file + " does not hold certificates in PEM: " + e.getMessage(), e);
        }
    }

    private static TrustManager[] managers(KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory.getTrustManagers();
    }
}
