package aicmo.cam.events;

/** Where a lead stands. */
public enum LeadState {
    /** Nothing was sent yet. */
    NEW,
    /** A mail went out and was not answered by a person. */
    CONTACTED,
    /** Answered positively. */
    QUALIFIED,
    /** Declined: outreach stops. */
    SUPPRESSED,
    /** Wants no more mail: outreach stops. */
    UNSUBSCRIBED,
    /** A person answered without a clear signal: a person takes over. */
    REPLIED,
    /** The last step is over and nobody answered. */
    EXHAUSTED
}
