package aicmo.cam.followup.sequence;

import aicmo.cam.events.MailRef;
import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.followup.definition.Track;
import java.util.Optional;
import java.util.UUID;

/**
 * The step that a mail is, as events name it.
 *
 * @param requestId what was asked for
 * @param stepId null where the sender knew the step by its number only
 * @param number the step's place within the track when it was asked for
 */
public record MailedStep(UUID requestId, UUID stepId, Track track, int number) {

    /** Of a mail; empty for one that is of no step. */
    public static Optional<MailedStep> of(MailRef mail) {
        if (mail == null || mail.leadId() == null || mail.track() == null || mail.step() == null) {
            return Optional.empty();
        }
        return Track.named(mail.track())
                .map(track -> new MailedStep(mail.requestId(), mail.stepId(), track, mail.step()));
    }

    /** Of what a lead was asked for. */
    public static MailedStep of(StepRecord asked) {
        return new MailedStep(
                asked.requestId(),
                asked.id().id(),
                asked.id().track(),
                asked.id().number());
    }

    /** The step as the lead had it: by the request, else by its identity, else by the place at which it stands. */
    StepId in(Campaign campaign, Lead lead) {
        return lead.steps().values().stream()
                .filter(step -> step.requestId().equals(requestId))
                .findFirst()
                .map(StepRecord::id)
                .orElseGet(() -> new StepId(stepId == null ? standingAt(campaign) : stepId, track, number));
    }

    private UUID standingAt(Campaign campaign) {
        return campaign.step(track, number)
                .map(step -> step.id())
                .orElseGet(() -> MailRef.stepIdOf(campaign.id(), track.wireName(), number));
    }
}
