package aicmo.cam.followup.definition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which steps of a track are which, by what they say. The same wording is the same step, wherever it stands now. Between two steps that
 * are recognised so, one step that has become another text is the same step, edited; of several, those are the same that have most
 * words in common and no rival. Steps that are only gone, or only there now, are removed or new. What is left can be read in two ways.
 */
final class WordingMatch {
    private static final double ALIKE = 0.5;
    private static final int LONGEST_QUOTE = 40;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final List<Step> old;
    private final List<Step> asked;
    /** By the step that is asked for: the one that it was. */
    private final Map<Step, Step> same = new IdentityHashMap<>();

    private final Map<Step, UUID> likely = new IdentityHashMap<>();
    private final List<String> doubts = new ArrayList<>();

    WordingMatch(List<Step> old, List<Step> asked) {
        this.old = old;
        this.asked = asked;
        matchSameWording();
        matchEdited();
    }

    /** What the steps are that can be recognised without a doubt. */
    Map<Step, UUID> certain() {
        Map<Step, UUID> ids = new IdentityHashMap<>();
        same.forEach((step, was) -> ids.put(step, was.id()));
        return ids;
    }

    /** The same, and what the others most likely are. */
    Map<Step, UUID> likely() {
        Map<Step, UUID> ids = certain();
        ids.putAll(likely);
        return ids;
    }

    /** What can be read in two ways, with both of them; empty where nothing can. */
    List<String> doubts() {
        return doubts;
    }

    private void matchSameWording() {
        Map<List<List<String>>, List<Step>> before =
                old.stream().collect(Collectors.groupingBy(Step::wording, LinkedHashMap::new, Collectors.toList()));
        asked.stream()
                .collect(Collectors.groupingBy(Step::wording, LinkedHashMap::new, Collectors.toList()))
                .forEach((wording, now) -> {
                    List<Step> was = before.getOrDefault(wording, List.of());
                    if (was.size() == now.size()) {
                        for (int i = 0; i < now.size(); i++) {
                            same.put(now.get(i), was.get(i));
                        }
                    } else if (!was.isEmpty()) {
                        doubt(was, now);
                    }
                });
    }

    private void matchEdited() {
        Map<UUID, List<Step>> gone = new HashMap<>();
        Set<UUID> found = same.values().stream().map(Step::id).collect(Collectors.toSet());
        UUID place = null;
        for (Step step : old) {
            if (found.contains(step.id())) {
                place = step.id();
            } else {
                gone.computeIfAbsent(place, any -> new ArrayList<>()).add(step);
            }
        }
        Map<UUID, List<Step>> there = new LinkedHashMap<>();
        place = null;
        for (Step step : asked) {
            if (same.containsKey(step)) {
                place = same.get(step).id();
            } else {
                there.computeIfAbsent(place, any -> new ArrayList<>()).add(step);
            }
        }
        there.forEach((after, steps) -> matchEdited(new ArrayList<>(gone.getOrDefault(after, List.of())), steps));
    }

    private void matchEdited(List<Step> gone, List<Step> there) {
        gone.removeIf(step -> likely.containsValue(step.id()));
        List<Step> open = new ArrayList<>(there);
        open.removeIf(likely::containsKey);
        if (gone.size() == 1 && open.size() == 1) {
            same.put(open.getFirst(), gone.getFirst());
            return;
        }
        for (Step was : List.copyOf(gone)) {
            List<Step> candidates = open.stream().filter(now -> alike(was, now)).toList();
            if (candidates.size() == 1
                    && gone.stream()
                                    .filter(other -> alike(other, candidates.getFirst()))
                                    .count()
                            == 1) {
                same.put(candidates.getFirst(), was);
                gone.remove(was);
                open.remove(candidates.getFirst());
            }
        }
        if (!gone.isEmpty() && !open.isEmpty()) {
            doubt(gone, open);
        }
    }

    private void doubt(List<Step> was, List<Step> now) {
        for (int i = 0; i < Math.min(was.size(), now.size()); i++) {
            likely.put(now.get(i), was.get(i).id());
        }
        doubts.add(
                "can be read in two ways: (1) " + named(now.subList(0, Math.min(was.size(), now.size()))) + " is "
                        + named(was)
                        + " with another text or at another place, and leads that had that do not get it; (2) "
                        + named(was)
                        + " is removed and " + named(now)
                        + " is new, and every lead gets it. Give each step that there was its id, as GET shows it, and none to a new one");
    }

    private static String named(Collection<Step> steps) {
        return steps.stream()
                .map(step -> step.words() + " '" + quote(step) + "'")
                .collect(Collectors.joining(" and "));
    }

    private static String quote(Step step) {
        String text = step.variants().getFirst().text().strip();
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }

    /** Whether two texts have at least half of their words in common (Dice's coefficient). */
    private static boolean alike(Step a, Step b) {
        Set<String> first = words(a);
        Set<String> second = words(b);
        Set<String> both = new HashSet<>(first);
        both.retainAll(second);
        return 2.0 * both.size() >= ALIKE * (first.size() + second.size());
    }

    private static Set<String> words(Step step) {
        return step.wording().stream()
                .flatMap(parts -> parts.stream().filter(part -> part != null))
                .flatMap(part -> Stream.of(NO_WORD.split(part.toLowerCase(Locale.ROOT))))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }
}
