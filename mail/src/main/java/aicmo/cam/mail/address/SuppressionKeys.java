package aicmo.cam.mail.address;

import aicmo.cam.mail.coding.Sha256;
import java.util.ArrayList;
import java.util.List;

/**
 * What a suppression list compares: addresses in the form of {@link Address#key}, ASCII domains, and {@code *.} with a domain for all of its
 * subdomains.
 */
public final class SuppressionKeys {
    private static final String SUBDOMAINS = "*.";

    private SuppressionKeys() {}

    /** What concerns an address: the address, its domain, and the patterns of the domains above that, in present and former forms. */
    public static List<String> concerning(Address address) {
        List<String> keys = new ArrayList<>(address.keys());
        address.asciiDomains().forEach(domain -> {
            keys.add(domain);
            keys.addAll(above(domain));
        });
        return keys;
    }

    /**
     * As {@link #concerning(Address)}.
     *
     * @param key as {@link Address#key} gives it
     * @param domain as {@link Address#asciiDomain} gives it
     */
    public static List<String> concerning(String key, String domain) {
        List<String> keys = new ArrayList<>(List.of(key, domain));
        keys.addAll(above(domain));
        return keys;
    }

    /** The patterns of the domains above a domain that have two labels or more; none for most domains. */
    public static List<String> above(String domain) {
        List<String> patterns = new ArrayList<>();
        int dot = domain.indexOf('.');
        while (dot >= 0 && domain.indexOf('.', dot + 1) > 0) {
            patterns.add(subdomainsOf(domain.substring(dot + 1)));
            dot = domain.indexOf('.', dot + 1);
        }
        return patterns;
    }

    /** The pattern for all subdomains of a domain. */
    public static String subdomainsOf(String domain) {
        return SUBDOMAINS + domain;
    }

    /** Whether it stands for all subdomains of a domain. */
    public static boolean isPattern(String key) {
        return key.startsWith(SUBDOMAINS);
    }

    /** How services name a key to each other: SHA-256, in hex. It can be compared, and is no list of addresses to read. */
    public static String hash(String key) {
        return Sha256.hex(key);
    }
}
