package aicmo.cam.decision.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Where a webhook may go. Whoever may add one must not reach through it what only this machine or its network reaches, such as a
 * cloud's metadata: so the address that a name stands for is looked at when it is added, and again before each attempt, redirects
 * are not followed, and of an answer nothing but its status is kept.
 */
final class Target {
    private Target() {}

    /** Why nothing may be sent there, in words; empty where it may. */
    static Optional<String> refusal(String url, boolean privateAddresses) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            return Optional.of("is no URL: " + e.getReason());
        }
        if (uri.getHost() == null || uri.getUserInfo() != null || uri.getScheme() == null) {
            return Optional.of("is not of the form https://host/path");
        }
        boolean https = uri.getScheme().equalsIgnoreCase("https");
        if (!https && !(privateAddresses && uri.getScheme().equalsIgnoreCase("http"))) {
            return Optional.of("is not https");
        }
        return privateAddresses ? Optional.empty() : privateAddress(uri.getHost());
    }

    private static Optional<String> privateAddress(String host) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!isPublic(address)) {
                    return Optional.of(
                            "leads to " + address.getHostAddress()
                                    + ", which is not an address of the internet (AICMO_CAM_WEBHOOK_PRIVATE_ADDRESSES would allow it)");
                }
            }
            return Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.of("has a host that cannot be found: " + host);
        }
    }

    /** RFC 6890 names what is special; the shared space of providers (100.64/10) and 0/8 are not known to Java. */
    private static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean special = address instanceof Inet6Address
                ? (first & 0xfe) == 0xfc || (first == 0x20 && second == 0x02) || (first == 0 && second == 0x64)
                : first == 0
                        || first >= 240
                        || (first == 100 && (second & 0xc0) == 64)
                        || (first == 192 && second == 0);
        return !special
                && !address.isAnyLocalAddress()
                && !address.isLoopbackAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isMulticastAddress();
    }
}
