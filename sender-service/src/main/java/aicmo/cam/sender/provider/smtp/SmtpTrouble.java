package aicmo.cam.sender.provider.smtp;

import aicmo.cam.sender.provider.smtp.server.SmtpServer;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/** Why there was no session with a mail server, and what to do about it. */
final class SmtpTrouble {
    private SmtpTrouble() {}

    /** In words. */
    static String of(SmtpServer server, Throwable failure) {
        List<Throwable> causes = causes(failure);
        String said = causes.stream().map(SmtpTrouble::words).distinct().collect(Collectors.joining("; "));
        return "no connection to the mail server " + server + ": " + advice(server, causes, said) + " (" + said + ")";
    }

    private static String advice(SmtpServer server, List<Throwable> causes, String said) {
        String variables = server.variables();
        if (isAny(causes, CertificateExpiredException.class) || isAny(causes, CertificateNotYetValidException.class)) {
            return "its certificate is out of date: have it renewed, and check this machine's clock";
        }
        if (said.contains("subject alternative") || said.contains("No name matching")) {
            return "its certificate is for another name: " + variables
                    + "HOST must be a name that the certificate bears";
        }
        if (said.contains("PKIX path") || said.contains("unable to find valid certification path")) {
            return "its certificate is of a CA that is not trusted here: name a PEM file with that CA's certificate in"
                    + " AICMO_SMTP_TRUST";
        }
        if (said.contains("STARTTLS required") || said.contains("STARTTLS is required")) {
            return "it offers no STARTTLS, and nothing is sent in the clear: set " + variables
                    + "TLS=tls where it speaks TLS at once (port 465), or none where the network is yours";
        }
        if (said.contains("login is required") || said.contains("No authentication mechanisms supported")) {
            return "it offers none of the ways to log in that are known here (PLAIN, LOGIN, CRAM): check " + variables
                    + "PORT and " + variables + "TLS, or take " + variables + "USERNAME out";
        }
        if (isAny(causes, SSLException.class)) {
            return "TLS fails: check " + variables + "TLS and " + variables + "PORT (tls is for 465, starttls for 587)";
        }
        if (isAny(causes, UnknownHostException.class)) {
            return "there is no machine of that name: check " + variables + "HOST";
        }
        if (isAny(causes, ConnectException.class)) {
            return "nobody answers there: check " + variables + "HOST and " + variables + "PORT, and the firewall";
        }
        return "the connection failed";
    }

    private static boolean isAny(List<Throwable> causes, Class<? extends Throwable> type) {
        return causes.stream().anyMatch(type::isInstance);
    }

    private static List<Throwable> causes(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    private static String words(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
