package aicmo.cam.sender.provider.smtp.server;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A mail server and who logs in there.
 *
 * @param login null where nobody does
 * @param variables how the environment variables that say all this begin, such as {@code AICMO_SMTP_}
 */
public record SmtpServer(String host, int port, Tls tls, Login login, String variables) {
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9.])?|(?=[^:]*+:[^:]*+:)[0-9A-Fa-f:.]++");
    private static final int MOST = 65_535;

    /** How the connection is made private. */
    public enum Tls {
        /** Not at all. */
        NONE(25),
        /** STARTTLS where the server offers it (RFC 3207). */
        OFFERED(587),
        /** STARTTLS, or nothing is sent. */
        STARTTLS(587),
        /** From the first byte on (RFC 8314). */
        TLS(465);

        private final int usualPort;

        Tls(int usualPort) {
            this.usualPort = usualPort;
        }
    }

    /** Name and password. */
    public record Login(String username, String password) {
        @Override
        public String toString() {
            return username;
        }
    }

    /** @throws IllegalArgumentException that names the variable which is wrong, and says what it should be */
    public static SmtpServer of(
            String variables,
            String host,
            OptionalInt port,
            Optional<String> tls,
            Optional<String> username,
            Optional<String> password) {
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException(variables + "HOST is '" + host
                    + "', which is no host name: write only the name, such as smtp.example.com; a port goes into "
                    + variables + "PORT");
        }
        Login login = login(variables, username, password);
        Tls chosen = tls(variables, tls, login != null);
        int number = port.orElse(chosen.usualPort);
        if (number < 1 || number > MOST) {
            throw new IllegalArgumentException(
                    variables + "PORT is " + number + ": it must be from 1 to " + MOST + ", usually 587 or 465");
        }
        return new SmtpServer(host, number, chosen, login, variables);
    }

    /** The same server and login are one, whatever variables say so. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SmtpServer that
                && host.equals(that.host)
                && port == that.port
                && tls == that.tls
                && Objects.equals(login, that.login);
    }

    @Override
    public int hashCode() {
        return Objects.hash(host, port, tls, login);
    }

    /** The server alone, as messages name it. */
    @Override
    public String toString() {
        return host + ":" + port;
    }

    private static Login login(String variables, Optional<String> username, Optional<String> password) {
        boolean named = username.filter(name -> !name.isBlank()).isPresent();
        if (named != password.filter(word -> !word.isEmpty()).isPresent()) {
            String given = named ? "USERNAME" : "PASSWORD";
            String missing = named ? "PASSWORD" : "USERNAME";
            throw new IllegalArgumentException(
                    variables + given + " is set without " + variables + missing + ": set both to log in, or neither");
        }
        return named ? new Login(username.orElseThrow(), password.orElseThrow()) : null;
    }

    /** A password goes over an open wire only where that was asked for. */
    private static Tls tls(String variables, Optional<String> tls, boolean login) {
        String word = tls.map(given -> given.strip().toLowerCase(Locale.ROOT)).orElse("");
        return switch (word) {
            case "none" -> Tls.NONE;
            case "starttls" -> Tls.STARTTLS;
            case "tls" -> Tls.TLS;
            case "" -> login ? Tls.STARTTLS : Tls.OFFERED;
            default ->
                throw new IllegalArgumentException(
                        variables + "TLS is '" + tls.orElse("") + "': it must be none, starttls or tls");
        };
    }
}
