package aicmo.cam.bench.crash;

import aicmo.cam.bench.Figure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the carrier took, against what was asked for and what the sender's books say.
 *
 * @param asked recipients, one mail each
 * @param taken by the carrier: how often, by recipient
 * @param statuses in the sender's books, by recipient
 * @param kills how often the sender was killed
 * @param hits how many of the kills met a mail that was claimed
 * @param cutOff how many of the kills met a mail that was being handed over
 * @param faults what the carrier did on top of it
 */
public record Reckoning(
        Set<String> asked,
        Map<String, Long> taken,
        Map<String, String> statuses,
        int kills,
        int hits,
        int cutOff,
        int faults) {
    private static final Set<String> TOLD_AS_GONE = Set.of("SENT", "DELIVERED", "UNKNOWN");
    private static final Set<String> TOLD_AS_OPEN = Set.of("UNKNOWN", "QUEUED", "SENDING");

    /** Mails that the carrier took more than once. */
    public List<String> duplicates() {
        return taken.entrySet().stream()
                .filter(mail -> mail.getValue() > 1)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Mails that the carrier never took. */
    public List<String> notTaken() {
        return asked.stream().filter(mail -> !taken.containsKey(mail)).sorted().toList();
    }

    /** Mails that the carrier never took, and that the books do not show as uncertain or waiting: nobody would look after them. */
    public List<String> silentlyLost() {
        return notTaken().stream()
                .filter(mail -> !TOLD_AS_OPEN.contains(statuses.getOrDefault(mail, "absent")))
                .toList();
    }

    /** Mails that the carrier took, and that the books show neither as sent nor as uncertain. */
    public List<String> wronglyTold() {
        return taken.keySet().stream()
                .filter(mail -> !TOLD_AS_GONE.contains(statuses.getOrDefault(mail, "absent")))
                .sorted()
                .toList();
    }

    /** Mails that nobody asked for. */
    public Set<String> invented() {
        Set<String> invented = new HashSet<>(taken.keySet());
        invented.removeAll(asked);
        return invented;
    }

    /** Mails of a status. */
    public long count(String status) {
        return statuses.values().stream().filter(status::equals).count();
    }

    List<Figure> figures(String prefix) {
        List<Figure> figures = new ArrayList<>();
        figures.add(figure(prefix + "emails", asked.size(), "emails"));
        figures.add(figure(prefix + "kill -9", kills, "kills"));
        figures.add(figure(prefix + "kills that met a claimed mail", hits, "kills"));
        figures.add(figure(prefix + "kills that met a mail being handed over", cutOff, "kills"));
        figures.add(figure(prefix + "faults of the other side", faults, "faults"));
        figures.add(figure(prefix + "taken more than once", duplicates().size(), "emails"));
        figures.add(figure(prefix + "never taken", notTaken().size(), "emails"));
        figures.add(figure(prefix + "silently lost", silentlyLost().size(), "emails"));
        figures.add(figure(prefix + "taken and not told", wronglyTold().size(), "emails"));
        new TreeMap<>(statuses.values().stream().collect(Collectors.groupingBy(s -> s, Collectors.counting())))
                .forEach((status, count) -> figures.add(figure(prefix + "status " + status, count, "emails")));
        return figures;
    }

    private static Figure figure(String name, double value, String unit) {
        return new Figure(name, value, unit, OptionalDouble.empty());
    }
}
