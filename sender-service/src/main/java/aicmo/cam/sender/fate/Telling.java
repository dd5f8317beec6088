package aicmo.cam.sender.fate;

import aicmo.cam.events.BounceKind;
import aicmo.cam.events.EmailBounced.Via;
import aicmo.cam.events.EmailFailed.Reason;

/** What others must be told of a mail's fate; each is an event. */
sealed interface Telling {
    /** It went, or another message id of it is known. */
    record Sent() implements Telling {}

    /** @param address that failed, where the mail has several; null for the recipient's */
    record Bounced(BounceKind kind, Fact.Smtp smtp, String why, Via via, String address) implements Telling {}

    /** @param address whose owner said stop, where the mail has several; null for the recipient's */
    record Complained(String address) implements Telling {}

    record Failed(Reason reason, String why) implements Telling {}
}
