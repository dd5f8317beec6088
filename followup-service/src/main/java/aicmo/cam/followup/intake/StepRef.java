package aicmo.cam.followup.intake;

import aicmo.cam.events.MailRef;
import aicmo.cam.followup.sequence.MailedStep;
import java.util.Optional;
import java.util.UUID;

/** Which step of which lead a mail is; mails that somebody sent by REST are none, nor is a null. */
record StepRef(UUID lead, MailedStep step) {
    static Optional<StepRef> of(MailRef mail) {
        return MailedStep.of(mail).map(step -> new StepRef(mail.leadId(), step));
    }

    /** How often a person had had the mail tried again. */
    static int retry(MailRef mail) {
        return mail.retry() == null ? 0 : mail.retry();
    }
}
