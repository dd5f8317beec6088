package aicmo.cam.sender.claim;

/** Whether a mail may go right now, as the stops of addresses, campaigns and leads stand. */
public sealed interface Verdict {
    /** It may. */
    record Go() implements Verdict {}

    /** Its campaign is paused: it waits. */
    record Hold() implements Verdict {}

    /** Its address or domain gets no more mail. */
    record Suppressed(String why) implements Verdict {}

    /** Its lead's sequence stopped after it was asked for. */
    record Stopped(String state) implements Verdict {}
}
