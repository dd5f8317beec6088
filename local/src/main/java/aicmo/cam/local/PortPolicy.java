package aicmo.cam.local;

/** What is done about a port that is in use. */
public enum PortPolicy {
    /** It is refused, with the setting that moves it: a system for real use must be found where it was yesterday. */
    REFUSE,
    /** A free one is taken instead, and said: a second demo runs beside the first. */
    YIELD,
    /** Free ports from the start, for tests. */
    FREE
}
