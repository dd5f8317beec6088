package aicmo.cam.followup.definition;

import aicmo.cam.events.CampaignStarted;
import aicmo.cam.messaging.EventId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One version of a campaign's definition, which never changes.
 *
 * @param version from 1
 * @param from {@code Name <address>}
 * @param replyTo null for the sender's own address
 * @param variables what leads may bring beyond the usual, for the templates to name
 * @param thresholds when it pauses itself
 * @param rules when mails go and when they end
 * @param steps in order, tracks mixed
 * @param noReplyAfter how long after the last step a lead that does not answer is given up
 */
public record Campaign(
        UUID id,
        int version,
        String name,
        String from,
        String replyTo,
        List<String> variables,
        CampaignStarted.Thresholds thresholds,
        Rules rules,
        List<Step> steps,
        Duration noReplyAfter) {
    public Campaign {
        variables = List.copyOf(variables);
        steps = List.copyOf(steps);
    }

    /** The steps of one track, in order. */
    public List<Step> steps(Track track) {
        return steps.stream().filter(step -> step.track() == track).toList();
    }

    /** The same with these steps. */
    Campaign with(List<Step> others) {
        return new Campaign(id, version, name, from, replyTo, variables, thresholds, rules, others, noReplyAfter);
    }

    /** The step of that identity; empty where this version has none. */
    public Optional<Step> step(UUID step) {
        return steps.stream().filter(one -> one.id().equals(step)).findFirst();
    }

    /** The step that stands at that place; empty where none does. */
    public Optional<Step> step(Track track, int number) {
        return steps(track).stream().filter(one -> one.number() == number).findFirst();
    }

    /** The same as another version. */
    public Campaign as(int otherVersion) {
        return new Campaign(id, otherVersion, name, from, replyTo, variables, thresholds, rules, steps, noReplyAfter);
    }

    /** The same as the first version of another campaign. @param otherName null for the same with "(copy)" behind it */
    public Campaign copy(UUID otherId, String otherName) {
        String called = otherName == null || otherName.isBlank() ? name + " (copy)" : otherName.strip();
        List<Step> own = steps.stream().map(step -> step.as(EventId.next())).toList();
        return new Campaign(otherId, 1, called, from, replyTo, variables, thresholds, rules, own, noReplyAfter);
    }
}
