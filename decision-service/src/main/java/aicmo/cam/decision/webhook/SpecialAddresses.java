package aicmo.cam.decision.webhook;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * The addresses that are not hosts of the internet: what RFC 6890 and the IANA registries of special-purpose addresses list for
 * IPv4 and IPv6, and multicast. Of IPv6 only 2000::/3 is given to hosts at all (RFC 4291), so everything beside it is special, such as
 * ::1, mapped and translated IPv4 addresses (::ffff:0:0/96, 64:ff9b::/96), fc00::/7, fe80::/10 and ff00::/8.
 */
final class SpecialAddresses {
    private static final List<IpSubnetFilterRule> IPV4 = ranges(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");
    private static final List<IpSubnetFilterRule> IPV6_HOSTS = ranges("2000::/3");
    private static final List<IpSubnetFilterRule> IPV6 =
            ranges("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    private SpecialAddresses() {}

    static boolean contain(InetAddress address) {
        return address instanceof Inet4Address
                ? isIn(IPV4, address)
                : !isIn(IPV6_HOSTS, address) || isIn(IPV6, address);
    }

    private static boolean isIn(List<IpSubnetFilterRule> ranges, InetAddress address) {
        InetSocketAddress remote = new InetSocketAddress(address, 0);
        return ranges.stream().anyMatch(range -> range.matches(remote));
    }

    private static List<IpSubnetFilterRule> ranges(String... written) {
        return Stream.of(written)
                .map(range -> range.split("/", 2))
                .map(parts -> new IpSubnetFilterRule(parts[0], Integer.parseInt(parts[1]), IpFilterRuleType.REJECT))
                .toList();
    }
}
