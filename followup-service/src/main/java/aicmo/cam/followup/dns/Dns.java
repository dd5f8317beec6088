package aicmo.cam.followup.dns;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Answers questions to DNS within a bounded time. */
public interface Dns {
    /** An answer for each of the questions. */
    Map<DnsQuestion, DnsAnswer> ask(Collection<DnsQuestion> questions);

    /** The same, where the time is bounded for all that is asked through it together. */
    default Dns session() {
        return this;
    }

    default DnsAnswer ask(DnsQuestion question) {
        return ask(List.of(question)).get(question);
    }
}
