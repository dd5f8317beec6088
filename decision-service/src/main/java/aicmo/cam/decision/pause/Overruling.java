package aicmo.cam.decision.pause;

import java.time.Instant;
import java.util.Set;

/**
 * A person let a campaign go on that rules had paused: those are mute for a while, or it would be paused again at once.
 *
 * @param rules the rules that had paused it
 * @param by the person
 * @param until when they speak again
 */
public record Overruling(Set<Rule> rules, String by, Instant until) {
    /** Nobody overruled anything. */
    public static final Overruling NONE = new Overruling(Set.of(), "", Instant.EPOCH);

    boolean mutes(Rule rule, Instant now) {
        return rules.contains(rule) && now.isBefore(until);
    }
}
