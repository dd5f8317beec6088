package aicmo.cam.bench.crash;

import java.time.Duration;
import java.util.Random;

/**
 * How a sender is treated.
 *
 * @param emails asked for, over all its lives
 * @param kills how often it is killed
 * @param longestLife after it was ready
 * @param seed of all chances but those of the machine
 */
public record Plan(int emails, int kills, Duration longestLife, long seed) {
    private static final int AHEAD = 3;
    private static final int SHORTEST_LIFE_MILLIS = 200;

    /** How long it lives after it was ready. */
    Duration life(Random chance) {
        return Duration.ofMillis(
                SHORTEST_LIFE_MILLIS + chance.nextInt((int) longestLife.toMillis() - SHORTEST_LIFE_MILLIS));
    }

    /**
     * How many emails are asked for before that kill, counted from 1: the same share in each life, and a few lives ahead, so that there is work
     * even where a life was too short to take a share in.
     */
    int askedBy(int kill) {
        return (int) ((long) emails * Math.min(kills, kill + AHEAD) / kills);
    }
}
