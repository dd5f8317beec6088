package aicmo.cam.decision.pause;

/** What a rule says of a campaign. */
public enum Outcome {
    /** The rule is broken. */
    PAUSE,
    /** The rule is kept. */
    CONTINUE,
    /** There are too few mails to judge by. */
    INSUFFICIENT_DATA,
    /** A person overruled it a short while ago. */
    MUTED
}
