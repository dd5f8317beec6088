package aicmo.cam.followup.definition;

import java.time.Duration;

/**
 * One mail of a campaign.
 *
 * @param number from 1, within its track
 * @param delay in days of real length: after the step before went, the first one after the lead joined the track
 * @param subject a Liquid template; null to answer in the thread of the lead's last mail
 * @param html a Liquid template; null for plain text
 */
public record Step(Track track, int number, Duration delay, String subject, String text, String html) {
    /** As people call it: {@code main 2}. */
    public String words() {
        return track.wireName() + " " + number;
    }
}
