package aicmo.cam.decision.pause;

/**
 * The mails by which a campaign is judged: the last ones that really left, within the window, and since a person last let it go
 * on.
 *
 * @param sent how many there are; what a mail server refused because the address is dead is among them, and among the bounced
 * @param bounced those of the sent that came back
 * @param complained those of the sent of which somebody complained to their provider
 * @param unsubscribed those of the sent by which somebody said stop, in whatever way
 * @param mature the last ones that were sent long enough ago to be answered
 * @param answered those of the mature that a person answered
 * @param tried the last ones that were sent or given up
 * @param failed those of the tried that were given up for what others may meet as well; a dead address is none
 * @param sinceResumption whether mails before a resumption were left out
 */
public record Sample(
        long sent,
        long bounced,
        long complained,
        long unsubscribed,
        long mature,
        long answered,
        long tried,
        long failed,
        boolean sinceResumption) {

    /** A sample without a mail that was given up. */
    Sample(
            long sent,
            long bounced,
            long complained,
            long unsubscribed,
            long mature,
            long answered,
            boolean sinceResumption) {
        this(sent, bounced, complained, unsubscribed, mature, answered, sent, 0, sinceResumption);
    }
}
