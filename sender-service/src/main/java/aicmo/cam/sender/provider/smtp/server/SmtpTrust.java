package aicmo.cam.sender.provider.smtp.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Whose certificates a mail server may show: those of the CAs that the JVM trusts, and of an own one. */
public final class SmtpTrust {
    private SmtpTrust() {}

    /**
     * Trusts an own CA besides those of the JVM.
     *
     * @param pem a file of one or more certificates
     * @throws IllegalArgumentException where it can't be read, or holds none
     */
    public static X509TrustManager with(Path pem) {
        try {
            List<Certificate> trusted = new ArrayList<>(certificates(pem));
            trusted.addAll(List.of(manager(null).getAcceptedIssuers()));
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < trusted.size(); i++) {
                store.setCertificateEntry(Integer.toString(i), trusted.get(i));
            }
            return manager(store);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(
                    "AICMO_SMTP_TRUST is " + pem + ", which can't be read as certificates in PEM (" + e
                            + "): name a file that begins with -----BEGIN CERTIFICATE-----",
                    e);
        }
    }

    private static Collection<? extends Certificate> certificates(Path pem)
            throws GeneralSecurityException, IOException {
        try (InputStream in = Files.newInputStream(pem)) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.stream().noneMatch(X509Certificate.class::isInstance)) {
                throw new IOException("it holds no certificate");
            }
            return found;
        }
    }

    /** @param store null for what the JVM trusts */
    private static X509TrustManager manager(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("this JVM checks no X.509 certificates");
    }
}
