package aicmo.cam.sender.suppression;

/** Why somebody gets no more mail. */
public enum SuppressionReason {
    /** The address is dead. */
    HARD_BOUNCE,
    /** A mail was reported as spam. */
    COMPLAINT,
    /** The wish to get no more mail. */
    UNSUBSCRIBED,
    /** A person declined. */
    NEGATIVE_REPLY,
    /** A person put it on the list. */
    MANUAL,
    /** The person's data were erased; the address is a name that says nothing. */
    ERASED
}
