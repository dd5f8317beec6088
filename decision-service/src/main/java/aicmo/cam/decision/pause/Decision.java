package aicmo.cam.decision.pause;

/** What an evaluation comes to. */
public enum Decision {
    /** A rule is broken and the campaign may pause itself. */
    PAUSE,
    /** It may go on. */
    CONTINUE,
    /** There are too few mails for any rule to judge by. */
    INSUFFICIENT_DATA
}
