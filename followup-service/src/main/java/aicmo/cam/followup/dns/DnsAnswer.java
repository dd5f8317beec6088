package aicmo.cam.followup.dns;

import java.util.List;

/**
 * What DNS said.
 *
 * @param values empty but for {@link Kind#FOUND}
 * @param why in words, where nothing was said; null else
 */
public record DnsAnswer(Kind kind, List<String> values, String why) {
    /** Ways in which a question ends. */
    public enum Kind {
        /** There are such records. */
        FOUND,
        /** The name exists and has no such record. */
        NO_RECORD,
        /** There is no such name (NXDOMAIN). */
        NO_NAME,
        /** Nobody knows: no answer in time, no time left to ask, or the servers failed (SERVFAIL). */
        FAILED,
        /** Nobody was asked: the resolver is off. */
        NOT_ASKED
    }

    public DnsAnswer {
        values = List.copyOf(values);
    }

    public static DnsAnswer found(List<String> values) {
        return new DnsAnswer(values.isEmpty() ? Kind.NO_RECORD : Kind.FOUND, values, null);
    }

    public static DnsAnswer none(Kind kind) {
        return new DnsAnswer(kind, List.of(), null);
    }

    public static DnsAnswer failed(String why) {
        return new DnsAnswer(Kind.FAILED, List.of(), why);
    }

    public static DnsAnswer notAsked(String why) {
        return new DnsAnswer(Kind.NOT_ASKED, List.of(), why);
    }

    /** Whether DNS said what there is, or that there is nothing. */
    public boolean known() {
        return kind != Kind.FAILED && kind != Kind.NOT_ASKED;
    }
}
