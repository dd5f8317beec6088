package aicmo.cam.decision.metrics;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The counters by name, as the columns of tables have them. */
public enum Counter {
    QUEUED(Counts::queued),
    SENT(Counts::sent),
    FAILED(Counts::failed),
    REPLIES(Counts::replies),
    POSITIVE(Counts::positive),
    NEGATIVE(Counts::negative),
    NEUTRAL(Counts::neutral),
    UNSUBSCRIBED(Counts::unsubscribed),
    OUT_OF_OFFICE(Counts::outOfOffice),
    COMPLAINTS(Counts::complaints),
    BOUNCES(Counts::bounces),
    HARD_BOUNCES(Counts::hardBounces),
    REFUSED(Counts::refused);

    private final ToLongFunction<Counts> value;

    Counter(ToLongFunction<Counts> value) {
        this.value = value;
    }

    /** Its value among these. */
    public long of(Counts counts) {
        return value.applyAsLong(counts);
    }

    /** The column's name. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Something about each column, as a list for SQL. */
    public static String each(Function<String, String> about) {
        return Arrays.stream(values()).map(Counter::column).map(about).collect(Collectors.joining(", "));
    }
}
