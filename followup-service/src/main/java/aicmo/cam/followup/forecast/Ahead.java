package aicmo.cam.followup.forecast;

import aicmo.cam.followup.sequence.Lead;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The leads of a simulation by when something is due to them: those whose time has not come, and those that wait for their turn. Leads that
 * are alike go together.
 */
final class Ahead {
    /**
     * @param lead one of them, which stands for all
     * @param alike all of them
     * @param first whether it is the very first mail to the lead, before which follow-ups go
     */
    record Turn(Lead lead, List<UUID> alike, Instant at, boolean mail, boolean first) {
        /** So many of them. */
        Turn some(int count) {
            return new Turn(lead, alike.subList(0, count), at, mail, first);
        }

        /** All but so many. */
        Turn others(int count) {
            return new Turn(lead, alike.subList(count, alike.size()), at, mail, first);
        }
    }

    private static final Comparator<Turn> BY_TIME = Comparator.comparing(Turn::at);
    private static final Comparator<Turn> BY_TURN =
            Comparator.comparing(Turn::first).thenComparing(BY_TIME);

    private final PriorityQueue<Turn> coming = new PriorityQueue<>(BY_TIME);
    private final PriorityQueue<Instant> wakes = new PriorityQueue<>();
    private final Map<ZoneId, PriorityQueue<Turn>> waiting = new HashMap<>();

    void add(Turn turn) {
        coming.add(turn);
    }

    void wakeAt(Instant at) {
        if (!wakes.contains(at)) {
            wakes.add(at);
        }
    }

    /** When something happens next; empty where nothing does. */
    Optional<Instant> next() {
        if (coming.isEmpty() || wakes.isEmpty()) {
            return Optional.ofNullable(
                    coming.isEmpty() ? wakes.peek() : coming.peek().at());
        }
        Instant turn = coming.peek().at();
        return Optional.of(turn.isBefore(wakes.peek()) ? turn : wakes.peek());
    }

    /** Forgets the wakes of a moment. */
    void awake(Instant now) {
        while (!wakes.isEmpty() && !wakes.peek().isAfter(now)) {
            wakes.poll();
        }
    }

    /** Takes one whose time has come. */
    Optional<Turn> come(Instant now) {
        return coming.isEmpty() || coming.peek().at().isAfter(now) ? Optional.empty() : Optional.of(coming.poll());
    }

    /** Puts it among those that wait for their turn. */
    void await(Turn turn, ZoneId zone) {
        waiting.computeIfAbsent(zone, any -> new PriorityQueue<>(BY_TURN)).add(turn);
    }

    /** The zones in which somebody waits. */
    List<ZoneId> zones() {
        return waiting.entrySet().stream()
                .filter(zone -> !zone.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Takes the one whose turn it is in one of these zones. */
    Optional<Turn> turn(List<ZoneId> open) {
        return open.stream()
                .map(waiting::get)
                .filter(queue -> queue != null && !queue.isEmpty())
                .min(Comparator.comparing(PriorityQueue::peek, BY_TURN))
                .map(PriorityQueue::poll);
    }

    /** Whether somebody waits in one of these zones. */
    boolean waits(List<ZoneId> open) {
        return open.stream()
                .anyMatch(
                        zone -> waiting.containsKey(zone) && !waiting.get(zone).isEmpty());
    }

    /** Those to whom something was still to come. */
    List<Turn> left() {
        return Stream.concat(coming.stream(), waiting.values().stream().flatMap(PriorityQueue::stream))
                .toList();
    }
}
