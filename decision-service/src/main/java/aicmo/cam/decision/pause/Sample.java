package aicmo.cam.decision.pause;

/**
 * The mails by which a campaign is judged: the last ones that really left, within the window, and since a person last let it go
 * on.
 *
 * @param sent how many there are
 * @param bounced those of the sent that came back
 * @param complained those of the sent of which somebody complained to their provider
 * @param unsubscribed those of the sent by which somebody said stop, in whatever way
 * @param mature the last ones that were sent long enough ago to be answered
 * @param answered those of the mature that a person answered
 * @param sinceResumption whether mails before a resumption were left out
 */
public record Sample(
        long sent,
        long bounced,
        long complained,
        long unsubscribed,
        long mature,
        long answered,
        boolean sinceResumption) {}
