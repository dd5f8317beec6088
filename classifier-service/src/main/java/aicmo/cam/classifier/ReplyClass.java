package aicmo.cam.classifier;

/** The six classes, in the order of their priority: where several hold, the first one wins. */
public enum ReplyClass {
    BOUNCE,
    OOO,
    UNSUB,
    NEGATIVE,
    POSITIVE,
    NEUTRAL
}
