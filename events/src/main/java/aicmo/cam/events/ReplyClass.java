package aicmo.cam.events;

/** What an inbound message means; where several hold, the first in this order wins. */
public enum ReplyClass {
    /** A mail system says that a mail failed or is late. */
    BOUNCE,
    /** An automatic answer of a living mailbox. */
    OOO,
    /** An explicit wish to receive no more mail, or a complaint. */
    UNSUB,
    /** A person declines. */
    NEGATIVE,
    /** A person engages. */
    POSITIVE,
    /** A person's answer with no strong signal, and whatever is none of the above. */
    NEUTRAL
}
