package aicmo.cam.rest.guard;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses what a web page of somebody else makes a browser send. A browser tells the page's origin with every request that can
 * change something, and page scripts can't change that. The Host header tells under which name a service is called: a page whose
 * own name is pointed at this machine (DNS rebinding) would otherwise count as the service's own page.
 */
final class CallerCheck {
    private static final Set<String> OWN_FETCH_SITES = Set.of("none", "same-origin");

    private final Set<String> hosts = new HashSet<>();
    private final Set<String> origins = new HashSet<>();
    private final boolean takesAddresses;

    /** @param takesAddresses whether any IP address is a Host that may be called, as Kubernetes' probes do */
    CallerCheck(List<String> hosts, List<String> origins, boolean takesAddresses) {
        hosts.forEach(host -> this.hosts.add(host.strip().toLowerCase(Locale.ROOT)));
        origins.forEach(origin -> this.origins.add(origin.strip().toLowerCase(Locale.ROOT)));
        this.takesAddresses = takesAddresses;
    }

    /** The headers of a request that tell where it comes from; each list has the values of one header. */
    record Caller(List<String> host, List<String> origin, List<String> fetchSite) {}

    /** Empty where the request may be served. */
    Optional<Refusal> check(Caller caller) {
        return checkHost(caller.host()).or(() -> checkPage(caller));
    }

    private Optional<Refusal> checkHost(List<String> given) {
        if (given.isEmpty()) {
            // HTTP/1.0, which no browser speaks
            return Optional.empty();
        }
        Optional<Authority> host = given.size() == 1 ? Authority.of(given.getFirst()) : Optional.empty();
        if (host.isEmpty()) {
            return Optional.of(Refusal.malformed("the Host header is not 'name' or 'name:port'; send one such header"));
        }
        return isOurs(host.get())
                ? Optional.empty()
                : Optional.of(Refusal.misdirected(
                        "this service is not called " + host.get().host()
                                + "; call it by 127.0.0.1 or localhost, or add the name to AICMO_CAM_HTTP_HOSTS"));
    }

    private boolean isOurs(Authority host) {
        return host.isLoopback() || hosts.contains(host.host()) || (takesAddresses && host.isAddress());
    }

    private Optional<Refusal> checkPage(Caller caller) {
        boolean allowed = !caller.origin().isEmpty()
                && caller.origin().stream().allMatch(origin -> origins.contains(origin.toLowerCase(Locale.ROOT)));
        if (allowed) {
            return Optional.empty();
        }
        for (String origin : caller.origin()) {
            if (!isSameOrigin(origin, caller.host())) {
                return Optional.of(Refusal.foreignPage("the request comes from a web page of another origin (Origin: "
                        + shown(origin)
                        + "); nothing was done. If the page is yours, add its origin to AICMO_CAM_HTTP_ORIGINS"));
            }
        }
        return caller.fetchSite().stream()
                .filter(site -> !OWN_FETCH_SITES.contains(site.toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(site -> Refusal.foreignPage(
                        "the request comes from a web page of another origin (Sec-Fetch-Site: " + shown(site)
                                + "); nothing was done. Open the address itself, or use a client that is no browser"));
    }

    private static boolean isSameOrigin(String origin, List<String> host) {
        Optional<Authority> page = Authority.ofOrigin(origin.toLowerCase(Locale.ROOT));
        if (page.isEmpty() || host.isEmpty()) {
            return false;
        }
        int implied = origin.startsWith("https:") ? 443 : 80;
        return Authority.of(host.getFirst())
                .map(called -> called.withPort(implied).equals(page.get()))
                .orElse(false);
    }

    private static String shown(String header) {
        return header.length() > 100 ? header.substring(0, 100) + "…" : header;
    }

    /**
     * Host and port as they stand in a Host header or an origin.
     *
     * @param host in lower case, an IPv6 address in brackets
     * @param port -1 where none is given
     */
    private record Authority(String host, int port) {
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
}
