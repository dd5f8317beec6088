package aicmo.cam.local.market.people;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * How a crowd is made up.
 *
 * @param weights per temper; what they are shares of is their sum
 */
public record Shares(Map<Temper, Integer> weights) {
    public Shares {
        weights = new EnumMap<>(weights);
    }

    /** So many tempers in these proportions, by largest remainder: each differs from its exact share by less than one. */
    Map<Temper, Integer> of(int people) {
        int sum = weights.values().stream().mapToInt(Integer::intValue).sum();
        Map<Temper, Integer> counts = new EnumMap<>(Temper.class);
        weights.forEach((temper, weight) -> counts.put(temper, people * weight / sum));
        int missing =
                people - counts.values().stream().mapToInt(Integer::intValue).sum();
        weights.entrySet().stream()
                .sorted(Comparator.comparing(
                        (Map.Entry<Temper, Integer> share) -> people * share.getValue() % sum,
                        Comparator.reverseOrder()))
                .limit(missing)
                .forEach(share -> counts.merge(share.getKey(), 1, Integer::sum));
        return counts;
    }

    /** The same, one by one, in an order that chance decides. */
    List<Temper> shuffled(int people, Random chance) {
        List<Temper> tempers = new ArrayList<>();
        of(people).forEach((temper, count) -> {
            for (int i = 0; i < count; i++) {
                tempers.add(temper);
            }
        });
        java.util.Collections.shuffle(tempers, chance);
        return tempers;
    }
}
