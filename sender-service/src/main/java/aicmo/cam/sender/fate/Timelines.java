package aicmo.cam.sender.fate;

import aicmo.cam.sender.mail.MailStatus;
import aicmo.cam.sender.mail.TimelineEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Timelines that don't grow without bound, and are the same in whatever order facts are told: of each kind the first that happened
 * is kept, and how often it happened.
 */
final class Timelines {
    private static final Map<String, FactKind> KINDS =
            Arrays.stream(FactKind.values()).collect(Collectors.toUnmodifiableMap(FactKind::name, Function.identity()));
    private static final Comparator<TimelineEntry> FIRST = Comparator.comparing(TimelineEntry::at)
            .thenComparing(TimelineEntry::why, Comparator.nullsFirst(Comparator.naturalOrder()));

    private Timelines() {}

    static List<TimelineEntry> with(List<TimelineEntry> timeline, TimelineEntry told) {
        List<TimelineEntry> entries = new ArrayList<>(timeline);
        Optional<TimelineEntry> known = entries.stream()
                .filter(entry -> entry.what().equals(told.what())
                        && told.by().equals(entry.by())
                        && Objects.equals(entry.address(), told.address()))
                .findFirst();
        known.ifPresent(entries::remove);
        entries.add(known.map(entry -> merged(entry, told)).orElse(told));
        entries.sort(Comparator.comparing(TimelineEntry::at).thenComparing(Timelines::place));
        return entries;
    }

    /** Why the mail has a status: what the first said who told it. */
    static String why(List<TimelineEntry> timeline, MailStatus status) {
        return timeline.stream()
                .filter(entry -> entry.what().equals(status.name()))
                .min(FIRST)
                .map(TimelineEntry::why)
                .orElse(null);
    }

    private static TimelineEntry merged(TimelineEntry a, TimelineEntry b) {
        TimelineEntry first = FIRST.compare(a, b) <= 0 ? a : b;
        return new TimelineEntry(
                first.at(), first.what(), first.by(), first.why(), times(a) + times(b), null, first.address());
    }

    private static int times(TimelineEntry entry) {
        return entry.times() == null ? 1 : entry.times();
    }

    /** What the sender did stays in its order, before what was told of the same instant. */
    private static int place(TimelineEntry entry) {
        FactKind kind = KINDS.get(entry.what());
        return kind == null ? 0 : 1 + kind.ordinal();
    }
}
