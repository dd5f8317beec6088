package aicmo.cam.decision.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * Decides where a webhook may go. Whoever may add one must not reach through it what only this machine or its network reaches, such
 * as a cloud's metadata. A name is looked up once for each attempt, every address that it stands for is checked, and the client
 * connects to one of these addresses: a name that changes its answer between check and connection (DNS rebinding) gains nothing.
 */
final class TargetCheck {
    private final boolean privateAddresses;
    private final Lookup lookup;

    /** @param privateAddresses whether addresses of private networks, and HTTP without TLS, are allowed */
    TargetCheck(boolean privateAddresses, Lookup lookup) {
        this.privateAddresses = privateAddresses;
        this.lookup = lookup;
    }

    /** Why a webhook with this URL is not added; empty where it may be. Where private addresses are allowed its host may be down yet. */
    Optional<String> refusal(String url) {
        Optional<String> malformed = malformed(url);
        if (malformed.isPresent() || privateAddresses) {
            return malformed;
        }
        return resolve(url, 1) instanceof Target.Refused refused ? Optional.of(refused.why()) : Optional.empty();
    }

    /**
     * Looks the host up and checks every address.
     *
     * @param attempt from 1; where a host has several addresses each attempt takes the next
     */
    Target resolve(String url, int attempt) {
        Optional<String> malformed = malformed(url);
        if (malformed.isPresent()) {
            return new Target.Refused(malformed.get());
        }
        URI uri = URI.create(url);
        List<InetAddress> addresses;
        try {
            addresses = List.of(lookup.addresses(uri.getHost()));
        } catch (UnknownHostException e) {
            return new Target.Refused("has a host that cannot be found: " + uri.getHost());
        }
        return addresses.stream()
                .filter(address -> !privateAddresses && SpecialAddresses.contain(address))
                .findFirst()
                .<Target>map(TargetCheck::refused)
                .orElseGet(() -> new Target.Allowed(uri, addresses.get((attempt - 1) % addresses.size())));
    }

    private static Target refused(InetAddress address) {
        return new Target.Refused("leads to " + address.getHostAddress()
                + ", which is not an address of the internet (AICMO_CAM_WEBHOOK_PRIVATE_ADDRESSES would allow it)");
    }

    private Optional<String> malformed(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            return Optional.of("is no URL: " + e.getReason());
        }
        if (uri.getHost() == null || uri.getUserInfo() != null || uri.getScheme() == null) {
            return Optional.of("is not of the form https://host/path");
        }
        if (uri.getPort() == 0 || uri.getPort() > 65_535) {
            return Optional.of("has a port that is not between 1 and 65535: " + uri.getPort());
        }
        boolean https = uri.getScheme().equalsIgnoreCase("https");
        boolean http = privateAddresses && uri.getScheme().equalsIgnoreCase("http");
        return https || http ? Optional.empty() : Optional.of("is not https");
    }

    /** How a host's addresses are found; {@link InetAddress#getAllByName} outside of tests. */
    interface Lookup {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }
}
