package aicmo.cam.decision.pause;

/**
 * The mails by which a campaign is judged: those that really left since a person last let it go on, or all of them.
 *
 * @param sent how many there are
 * @param mature those that were sent long enough ago to be answered
 * @param answered those of the mature that a person answered
 * @param bounced those of the sent that came back
 * @param sinceResumption whether mails before a resumption were left out
 */
public record Sample(long sent, long mature, long answered, long bounced, boolean sinceResumption) {}
