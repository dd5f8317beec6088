package aicmo.cam.followup.dns;

/**
 * What DNS is asked for.
 *
 * @param name in the ASCII form, without a dot at its end
 */
public record DnsQuestion(String name, Type type) {
    /** The records that are asked for. */
    public enum Type {
        /** The texts of a name, each in one piece. */
        TXT,
        /** The mail servers of a domain, as {@code preference host}; the host of a null MX (RFC 7505) is {@code .}. */
        MX,
        /** The IPv4 addresses of a host. */
        A,
        /** The IPv6 addresses of a host. */
        AAAA
    }

    /** The texts of a name. */
    public static DnsQuestion txt(String name) {
        return new DnsQuestion(name, Type.TXT);
    }

    /** The mail servers of a domain. */
    public static DnsQuestion mx(String domain) {
        return new DnsQuestion(domain, Type.MX);
    }
}
