package aicmo.cam.bench.carrier;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Which calls fail, and how: in rounds, each of which has every kind of fault once, at places left to chance. So even a short run meets
 * every kind.
 */
final class FaultRounds<F> {
    private final List<F> kinds;
    private final int length;
    private final Random chance;
    private final Set<F> unmet;
    private final List<Optional<F>> round = new ArrayList<>();
    private int faults;

    /** @param share of the calls that fail, from 0 to 1 */
    FaultRounds(List<F> kinds, double share, long seed) {
        this.kinds = List.copyOf(kinds);
        this.length = share > 0 ? Math.max(kinds.size(), (int) Math.round(kinds.size() / share)) : 0;
        this.chance = new Random(seed);
        this.unmet = new LinkedHashSet<>(share > 0 ? kinds : List.of());
    }

    /** What happens to the next call; empty where it works. */
    synchronized Optional<F> next() {
        if (length == 0) {
            return Optional.empty();
        }
        if (round.isEmpty()) {
            kinds.forEach(kind -> round.add(Optional.of(kind)));
            round.addAll(Collections.nCopies(length - kinds.size(), Optional.empty()));
            Collections.shuffle(round, chance);
        }
        Optional<F> fault = round.removeLast();
        fault.ifPresent(unmet::remove);
        faults += fault.isPresent() ? 1 : 0;
        return fault;
    }

    /** How many calls failed so far. */
    synchronized int faults() {
        return faults;
    }

    /** The kinds that no call has met so far. */
    synchronized Set<F> unmet() {
        return Set.copyOf(unmet);
    }
}
