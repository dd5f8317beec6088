package aicmo.cam.followup.intake;

import aicmo.cam.events.MailRef;
import aicmo.cam.followup.definition.Track;
import aicmo.cam.followup.sequence.StepId;
import java.util.Optional;
import java.util.UUID;

/** Which step of which lead a mail is; mails that somebody sent by REST are none, nor is a null. */
record StepRef(UUID lead, StepId id) {
    static Optional<StepRef> of(MailRef mail) {
        if (mail == null || mail.leadId() == null || mail.track() == null || mail.step() == null) {
            return Optional.empty();
        }
        return Track.named(mail.track()).map(track -> new StepRef(mail.leadId(), new StepId(track, mail.step())));
    }
}
