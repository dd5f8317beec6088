package aicmo.cam.local.market.report;

import aicmo.cam.local.market.people.Meaning;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many of the market's intentions were understood. */
public final class Understanding {
    /** An answer that was taken for something else. */
    public record Mistake(Meaning meant, String who, String readAs, String reason) {}

    private final Map<Meaning, Integer> meant = new EnumMap<>(Meaning.class);
    private final Map<Meaning, Integer> understood = new EnumMap<>(Meaning.class);
    private final Map<String, Integer> readAs = new TreeMap<>();
    private final List<Mistake> mistakes = new ArrayList<>();

    /** One answer: what it meant, and the class it was given; empty where it was given none. */
    public void add(Meaning meaning, String who, String replyClass, String reason) {
        meant.merge(meaning, 1, Integer::sum);
        if (!replyClass.isEmpty()) {
            readAs.merge(replyClass, 1, Integer::sum);
        }
        if (replyClass.equals(meaning.name())) {
            understood.merge(meaning, 1, Integer::sum);
        } else {
            mistakes.add(new Mistake(meaning, who, replyClass.isEmpty() ? "nothing" : replyClass, reason));
        }
    }

    /** How many answers meant this. */
    public int meant(Meaning meaning) {
        return meant.getOrDefault(meaning, 0);
    }

    /** How many of them were read so. */
    public int understood(Meaning meaning) {
        return understood.getOrDefault(meaning, 0);
    }

    /** All answers. */
    public int meant() {
        return meant.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** All answers that were understood. */
    public int understood() {
        return understood.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many answers were given each class. */
    public Map<String, Integer> readAs() {
        return readAs;
    }

    public List<Mistake> mistakes() {
        return List.copyOf(mistakes);
    }
}
