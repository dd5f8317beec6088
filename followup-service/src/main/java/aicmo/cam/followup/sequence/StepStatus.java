package aicmo.cam.followup.sequence;

/**
 * What became of an attempt at a step of a lead; the later in this order, the more final, so that the order of news does not matter. A
 * person may have a step that failed tried again: that is another attempt.
 */
public enum StepStatus {
    /** Its time has not come. */
    PENDING,
    /** The sender was asked for it. */
    REQUESTED,
    /** It will never go: cancelled, or the sequence was over before. */
    NOT_SENT,
    /** The sender gave it up. */
    FAILED,
    /** A provider took it. */
    SENT
}
