package aicmo.cam.sender.fate;

import aicmo.cam.events.BounceKind;
import aicmo.cam.events.EmailBounced.Via;
import aicmo.cam.events.EmailFailed.Reason;

/** What others must be told of a mail's fate; each is an event. */
sealed interface Telling {
    /** It went, or another message id of it is known. */
    record Sent() implements Telling {}

    record Bounced(BounceKind kind, Fact.Smtp smtp, String why, Via via) implements Telling {}

    record Complained() implements Telling {}

    record Failed(Reason reason, String why) implements Telling {}
}
