package aicmo.cam.sender.campaign;

import aicmo.cam.events.LeadState;

/** Which mails a lead's state stops: those that were asked for before the lead came to it. */
public enum LeadStop {
    /** The sequence goes on. */
    NONE,
    /** The lead moved to the track for qualified leads. */
    MAIN_TRACK,
    /** The sequence is over. */
    EVERY_TRACK;

    public static final String MAIN = "main";

    /** What a lead that came to this state gets no more. */
    public static LeadStop of(LeadState state) {
        return switch (state) {
            case NEW, CONTACTED -> NONE;
            case QUALIFIED -> MAIN_TRACK;
            case SUPPRESSED, UNSUBSCRIBED, REPLIED, EXHAUSTED -> EVERY_TRACK;
        };
    }

    /** Whether a mail of that track is stopped. */
    public boolean concerns(String track) {
        return switch (this) {
            case NONE -> false;
            case MAIN_TRACK -> MAIN.equals(track);
            case EVERY_TRACK -> true;
        };
    }
}
