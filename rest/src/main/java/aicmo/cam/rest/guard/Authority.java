package aicmo.cam.rest.guard;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Host and port as they stand in a Host header or an origin.
 *
 * @param host in lower case, an IPv6 address in brackets
 * @param port -1 where none is given
 */
record Authority(String host, int port) {
    private static final Pattern FORM = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(?::(\\d{1,5}))?");
    private static final Pattern IP_V4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    /** Empty where the text has not the form {@code host[:port]}. */
    static Optional<Authority> of(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int port = parts.group(2) == null ? -1 : Integer.parseInt(parts.group(2));
        return Optional.of(new Authority(parts.group(1).toLowerCase(Locale.ROOT), port));
    }

    /** An origin such as {@code https://cam.example.com}, with the port that its scheme implies; empty where it is none. */
    static Optional<Authority> ofOrigin(String origin) {
        if (origin.startsWith("https://")) {
            return of(origin.substring(8)).map(authority -> authority.withPort(443));
        }
        return origin.startsWith("http://")
                ? of(origin.substring(7)).map(authority -> authority.withPort(80))
                : Optional.empty();
    }

    /** The same with a port where it has none. */
    Authority withPort(int implied) {
        return port == -1 ? new Authority(host, implied) : this;
    }

    boolean isLoopback() {
        return LOOPBACK.matcher(host).matches();
    }

    /** Whether it names an address and no host that DNS could point somewhere else. */
    boolean isAddress() {
        return host.startsWith("[") || IP_V4.matcher(host).matches();
    }
}
