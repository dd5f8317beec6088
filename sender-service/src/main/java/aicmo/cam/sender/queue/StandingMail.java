package aicmo.cam.sender.queue;

import aicmo.cam.events.EmailFailed.Reason;
import aicmo.cam.sender.draft.Drafted.Refusal;
import java.time.Instant;
import java.util.UUID;

/**
 * The mail because of which another one is not queued.
 *
 * @param track null where it is of no campaign, as is step
 * @param repeated whether it is another step, which said the same; else it is the same step or mail, asked for under another request
 */
record StandingMail(UUID id, Instant queuedAt, String track, Integer step, boolean repeated) {
    Refusal refusal() {
        return new Refusal(
                Reason.DUPLICATE,
                repeated
                        ? "mail " + id + ", step " + track + " " + step + " of " + queuedAt
                                + ", says the same to this lead. Change the text of this step, or set its allow_repeat"
                        : "mail " + id + " is the same and was asked for under another request");
    }
}
